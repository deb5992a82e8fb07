/**
 * What no one sees and what changes how the letters around it are read: control characters, half letters, private ones, separators of
 * lines, and what turns the direction of a text. What joins letters or marks the direction of one letter is none of it: names need that.
 */
const signs = String.raw`[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\u202A-\u202E\u2066-\u2069]`;
const anySign = new RegExp(signs, "u");
const everySign = new RegExp(signs, "gu");

export const hasHiddenSigns = (text: string): boolean => anySign.test(text);

/** With a space in the place of each. */
export const withoutHiddenSigns = (text: string): string => text.replace(everySign, " ");
