// When a machine's power came, and when it goes, as the machine itself says.

/** By its own clock, which begins where its kernel does. */
export async function switchedOn(run) {
  const { output } = await run('date +%s%3N; cat /proc/uptime')
  const [now, uptime] = output.split('\n')
  return Number(now) - Number(uptime.split(' ')[0]) * 1000
}

/** Without a sync, `delay` seconds after the command `condition` succeeds. */
export async function cutWhen(run, condition, delay) {
  const wait = delay > 0 ? `sleep ${delay};` : '' // a program started takes a tenth of a second
  const script = `until ${condition}; do :; done; ${wait} echo b > /proc/sysrq-trigger`
  await run(`systemd-run --quiet bash -c '${script}'`)
}
