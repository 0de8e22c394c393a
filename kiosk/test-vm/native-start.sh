#!/bin/bash
# native-start.sh DISK TIMES: the image's own compositor, terminal and program, started on this processor and not on an
# emulated one, without a screen. Prints for each start the milliseconds until the program has drawn. In a mount namespace of
# its own (run.mjs), so that nothing stays mounted.
set -e
root=${1%.img}/lower
mkdir -p "$root"
mount -o loop,ro,noload "$1" "$root"
mount --bind /dev "$root/dev"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t devpts devpts "$root/dev/pts"
mount -t proc proc "$root/proc"
for folder in run tmp; do mount -t tmpfs -o mode=1777 tmpfs "$root/$folder"; done
chroot "$root" install -d -o koshin-kiosk -m 700 /run/koshin /tmp/koshin
log=$root/tmp/koshin/koshin.log
for _ in $(seq "$2"); do
  rm -f "$log"
  began=$(date +%s%3N)
  setsid chroot "$root" setpriv --reuid koshin-kiosk --regid koshin-kiosk --clear-groups env -i PATH=/usr/bin HOME=/tmp \
    XDG_RUNTIME_DIR=/run/koshin WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 WLR_XWAYLAND=/bin/false \
    LANG=C.UTF-8 cage -d -- foot --config=/etc/koshin/foot.ini --font='BIZ UDGothic:size=16' /usr/lib/koshin/koshin-start \
    --locked --trust /etc/koshin/trust --samples --reader pcsc --registry sqlite:/tmp/koshin/registry.db >/dev/null 2>&1 &
  until grep -q '"started"' "$log" 2>/dev/null; do sleep 0.02; done
  echo $(($(date +%s%3N) - began))
  kill -KILL -- -$!
  wait $! 2>/dev/null || true
done
