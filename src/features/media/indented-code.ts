import { codeIndented } from "micromark-core-commonmark";
import type { Construct, Extension, State } from "micromark-util-types";

/**
 * Indented code that a list may follow whatever number it starts with, as CommonMark has it. micromark takes the line after such
 * code for one that interrupts a paragraph (https://github.com/micromark/micromark/pull/228): "7. seven" is words there, and turns
 * into a list the moment the code above goes. Its own switch against that, made for tables, is set for the code's lines.
 */
const indentedCode: Construct = {
  ...codeIndented,
  tokenize(effects, ok, nok) {
    const leave =
      (next: State): State =>
      (code) => {
        this._gfmTableDynamicInterruptHack = false;
        return next(code);
      };
    this._gfmTableDynamicInterruptHack = true;
    return codeIndented.tokenize.call(this, effects, leave(ok), leave(nok));
  },
};

/** For every parser of what authors write: the editor and the renderer have to read the same. */
export const listsAfterCode: Extension = { flowInitial: { [-2]: indentedCode, [-1]: indentedCode, 32: indentedCode } };
