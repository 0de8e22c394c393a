// Stands for Intl.Segmenter in the bundle, whose first construction costs 18 ms: five packages construct one on import.
// Text in which no character can join another (UAX #29 has no rule for these) is cut by code points; all other text goes
// to the true segmenter, constructed when it is first needed.
const PLAIN = /^[\x20-\x7e\x1b\u2500-\u257f\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u4e00-\u9fff\uff01-\uff60]*$/

export class PlainSegmenter {
  #options
  #segmenter

  constructor(...options) {
    this.#options = options
  }

  segment(text) {
    if (PLAIN.test(text)) return codePoints(text)
    this.#segmenter ??= new globalThis.Intl.Segmenter(...this.#options)
    return this.#segmenter.segment(text)
  }
}

const codePoints = (text) => ({
  *[Symbol.iterator]() {
    for (let index = 0; index < text.length; index++) yield { segment: text[index], index, input: text }
  },
  // Ink's wrapping for a screen reader looks one up.
  containing: (index = 0) => (text[index] === undefined ? undefined : { segment: text[index], index, input: text }),
})
