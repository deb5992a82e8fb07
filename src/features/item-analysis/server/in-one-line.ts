import "server-only";
import { plainText } from "@/features/media/server/plain-text";

/** The words of an author's text without any markup, in one line. */
export const inOneLine = async (source: string): Promise<string> =>
  (await plainText(source)).replaceAll(/\s+/g, " ").trim();
