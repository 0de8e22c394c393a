#!/bin/bash
# container.sh DISK FOLDER: the image's system, from its PID 1 on, on this processor and this kernel. What it writes is kept
# in FOLDER. The kiosk's unit is the installed one but for the screen, which is none: no DRM device, cage's headless backend.
# In mount and cgroup namespaces of its own (container.mjs).
set -e
lower=$2/lower root=$2/root
mkdir -p "$2"/{changes,work,lower,root}
mount -o loop,ro,noload "$1" "$lower"
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$2/changes,workdir=$2/work" "$root"
: >"$root/etc/fstab"
rm -f "$root/etc/systemd/system/multi-user.target.wants/koshin-test-shell.service"
printf '[Service]\nEnvironment=WLR_BACKENDS=headless\n' >"$root/etc/systemd/system/koshin-kiosk.service.d/slow.conf"
# systemd wants the one hierarchy, which a machine with the old ones has beside them.
umount -R /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir -p /sys/fs/cgroup/koshin-test-vm
echo $$ >/sys/fs/cgroup/koshin-test-vm/cgroup.procs
export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1
exec systemd-nspawn --quiet --boot --directory="$root" --register=no --keep-unit --machine=koshin-test --console=pipe --private-network
