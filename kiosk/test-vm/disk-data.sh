#!/bin/sh
# disk-data.sh DISK FOLDER: what the kiosk keeps on the disk of a machine that lost its power, copied to FOLDER/koshin. The
# disk is copied too, since mounting recovers its file system. In a mount namespace of its own (checks-cut.mjs).
set -e
mkdir -p "$2/root"
rm -rf "$2/koshin"
cp --sparse=always "$1" "$2/disk.img"
mount -o loop "$2/disk.img" "$2/root"
cp -a "$2/root/var/lib/koshin" "$2/koshin"
umount "$2/root"
rm "$2/disk.img"
