import { problemsOfNumber } from "../../shared/number-authoring";
import { type ForeseenNumber, mostForeseen } from "./body";

/** As many of a file's numbers as can be marked by and stored. */
export const keptForeseen = (numbers: readonly ForeseenNumber[]): ForeseenNumber[] =>
  numbers
    .filter((number) => problemsOfNumber(number).length === 0 && number.value.length + number.tolerance.length <= 120)
    .slice(0, mostForeseen);
