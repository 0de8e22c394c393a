# A journal in the place that is named: it reads nothing until a line comes on standard input, then prints what it gets.
use strict;
use Socket;
socket(my $journal, AF_UNIX, SOCK_DGRAM, 0) or die $!;
bind($journal, sockaddr_un($ARGV[0])) or die $!;
$| = 1;
print "bound\n";
<STDIN>;
while (defined recv($journal, my $entry, 65536, 0)) { print $entry }
