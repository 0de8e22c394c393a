#!/bin/bash
# native-package.sh DISK: upgrade, downgrade, a new foot, disabling and purge in the image's own root, without a boot; what
# is written lies in memory. Ends with 1 at the first thing that is not as it should be, and names it. In a mount namespace of
# its own (run.mjs).
set -e
lower=${1%.img}/lower upper=${1%.img}/upper
mkdir -p "$lower" "$upper"
mount -o loop,ro,noload "$1" "$lower"
mount -t tmpfs tmpfs "$upper"
mkdir "$upper"/{changes,work,root}
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$upper/changes,workdir=$upper/work" "$upper/root"
root=$upper/root
mount --bind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/run"
inside() { DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
version() { inside dpkg-query -W -f '${Version} ${Status}' koshin; }
wanted() { [ "$2" = "$3" ] || { echo "$1: '$2', not '$3'" >&2; exit 1; }; }

old=$(version)
wanted 'after the installation' "$(inside systemctl is-enabled koshin-kiosk)" enabled
wanted 'who may read the settings' "$(inside stat -c '%a %U:%G' /etc/koshin/koshin.toml)" '640 root:koshin-kiosk'
chmod 644 "$root/etc/koshin/koshin.toml" # as an older version left it
echo '# the operator was here' >>"$root/etc/koshin/koshin.toml"
inside dpkg -i /root/koshin-1.deb >/dev/null
new=$(version)
[ "$new" != "$old" ] || { echo "not upgraded from $old" >&2; exit 1; }
wanted 'the settings after the upgrade' "$(tail -1 "$root/etc/koshin/koshin.toml")" '# the operator was here'
wanted 'who may read them after it' "$(inside stat -c '%a %U:%G' /etc/koshin/koshin.toml)" '640 root:koshin-kiosk'

if inside dpkg -i /root/koshin-0.deb >/dev/null 2>"$upper/said"; then echo 'was downgraded' >&2; exit 1; fi
grep -q 'is older; nothing was changed' "$upper/said"
wanted 'after the refused downgrade' "$(version)" "$new"

sed -i 's/^# spawn-terminal=.*/&\n# new-danger=Control+Shift+d/' "$root/etc/xdg/foot/foot.ini"
inside dpkg-trigger --no-await /etc/xdg/foot/foot.ini
inside dpkg --configure --pending >/dev/null
wanted 'a binding of a new foot' "$(grep new-danger "$root/etc/koshin/foot.ini")" new-danger=none

inside systemctl disable --quiet koshin-kiosk
inside dpkg -i /root/koshin-1.deb >/dev/null
wanted 'disabled, after an update' "$(inside systemctl is-enabled koshin-kiosk || true)" disabled

install -d -m 700 "$root/var/lib/koshin"
echo data >"$root/var/lib/koshin/registry.db"
inside chown -R koshin-kiosk: /var/lib/koshin
inside dpkg --purge koshin 2>&1 | grep -q 'left in /var/lib/koshin'
rm -rf "$root"/etc/systemd/system/{koshin-kiosk.service.d,koshin-test-shell.service,multi-user.target.wants/koshin-test-shell.service}
left=$(inside find / -xdev -iname '*koshin*' -not -path '/opt/*' -not -path '/root/*' -not -path '/usr/local/*')
wanted 'left by the purge' "$left" /var/lib/koshin
wanted 'owner of the data' "$(inside find /var/lib/koshin -printf '%u\n' | sort -u)" root
wanted 'the user after the purge' "$(inside getent passwd koshin-kiosk || true)" ''
wanted 'masked after the purge' "$(find "$root/etc/systemd/system" -lname /dev/null)" ''
inside dpkg -i /root/koshin-1.deb >/dev/null
wanted 'installed again' "$(version)" "$new"
echo "${old% install ok installed} to ${new% install ok installed}"
