import { mostPoints } from "../../edited-question";
import { numberOf, type QtiItem } from "./item";

/** Scores are sums of shares that no decimal has. */
const nearly = 0.005;
export const isNear = (a: number, b: number): boolean => Math.abs(a - b) < nearly;

/** What the right response earns, or what the item says is the most; 1 where it says nothing. */
export function pointsOf({ outcomes }: QtiItem, rightScore: number | null): number {
  const most = outcomes.get("MAXSCORE");
  const said = most?.isDeclaredNormal ? numberOf(`${most.normal[0] ?? ""}`) : null;
  const score = outcomes.get("SCORE")?.normalMaximum ?? null;
  const points = rightScore !== null && rightScore > 0 ? rightScore : (said ?? score ?? 1);
  return Math.round(Math.min(mostPoints, Math.max(0, points)) * 100) / 100;
}
