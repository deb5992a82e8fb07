import { CommandError } from "./command-error";

/** What may follow a command's name. */
export interface Takes {
  /** The line, or lines, that a person gets who asks with --help or types something else. */
  usage: string;
  /** The least and the most words; none unless it says so. */
  words?: readonly [least: number, most: number];
  /** Options without a value; "any" where the command reads all of its arguments itself. */
  options?: readonly string[] | "any";
}

export const asksForHelp = (args: readonly string[]): boolean => args.includes("--help") || args.includes("-h");

/** @throws CommandError with the usage on anything that the command doesn't know, or on too few words or too many. */
export function refuseUnknown(args: readonly string[], { usage, words = [0, 0], options = [] }: Takes): void {
  if (options === "any") return;
  const typed = args.filter((argument) => !options.includes(argument));
  const [least, most] = words;
  const isUnknown = (word: string) => word === "" || word.startsWith("-");
  if (typed.some(isUnknown) || typed.length < least || typed.length > most) throw new CommandError(usage);
}
