#!/bin/sh
# install.sh ROOT CACHE FILE.deb: what a help desk does, in the folder ROOT that holds a plain Debian: `apt install` of one
# file. Runs in a mount namespace of its own (image.mjs), so that nothing stays mounted. Afterwards what only a test needs.
set -e
root=$1 cache=$2 package=$3
mount --bind /dev "$root/dev"
mount --bind "$cache" "$root/var/cache/apt/archives"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/run"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$package" "$root/root/koshin.deb"
inside() { DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
# An initrd of a few drivers: an emulated processor unpacks the usual one for half a minute.
mkdir -p "$root/etc/initramfs-tools/conf.d"
echo MODULES=list > "$root/etc/initramfs-tools/conf.d/test-vm"
printf '%s\n' virtio_pci virtio_blk ext4 > "$root/etc/initramfs-tools/modules"
inside update-initramfs -u
inside apt-get update -q
inside apt-get install -y -q --no-install-recommends /root/koshin.deb
inside apt-get install -y -q --no-install-recommends vsmartcard-vpcd procps passwd wtype cups-daemon cups-client
rm "$root/root/koshin.deb" "$root/etc/resolv.conf"
