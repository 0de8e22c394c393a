/** What an operator typed, fit to be shown: without the passwords of URLs in it. */
export const withoutPasswords = (text: string): string =>
  text.replace(/(:\/\/[^\s/:@]*):[^\s]*@/g, '$1@').replace(/([?&]password=)[^\s&]*/g, '$1…')
