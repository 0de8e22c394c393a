/** How the screens look and sound, as the operator wants it. */
export interface Display {
  readonly theme: 'standard' | 'high-contrast'
  readonly beep: boolean // while a card is still to be taken
  readonly screenReader: boolean // lines of text in place of boxes and columns
}

export const USUAL_DISPLAY: Display = { theme: 'standard', beep: true, screenReader: false }
