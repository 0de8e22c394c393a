/** For logs and sentences: without a password, wherever it stands. */
export function shownUrl(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  shown.searchParams.delete('password')
  return shown.href
}
