import ts from "typescript";

/** Methods of a promise: the answer is still on its way behind them. */
const passesOn = new Set(["then", "catch", "finally"]);

/** "notebook.addNote" of `api.notebook.addNote.mutate`; null for anything else. */
function pathOf(node: ts.Node): string | null {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== "mutate") return null;
  return /^api\.([\w.]+)\.mutate$/.exec(node.getText().replaceAll(/\s/g, ""))?.[1] ?? null;
}

/** Whether something goes on with what the promise or the value `node` brings. A function that only returns it is not asked. */
function isUsed(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isAwaitExpression(parent) || ts.isParenthesizedExpression(parent) || ts.isConditionalExpression(parent))
    return isUsed(parent);
  if (ts.isPropertyAccessExpression(parent)) {
    if (!passesOn.has(parent.name.text) || !ts.isCallExpression(parent.parent)) return true;
    const [heard] = parent.parent.arguments;
    const isHeard = parent.name.text === "then" && heard && ts.isArrowFunction(heard) && heard.parameters.length > 0;
    return isHeard || isUsed(parent.parent);
  }
  const isGivenOn = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isReturnStatement(parent);
  return isGivenOn || (ts.isCallExpression(parent) && parent.expression !== node);
}

/** The mutations whose answer a source goes on with, by their path. */
export function answersInUse(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const called = pathOf(node);
    const isCall = ts.isCallExpression(node.parent) && node.parent.expression === node;
    // Handed on as a function, it is called where its answer is wanted.
    if (called !== null && (!isCall || isUsed(node.parent))) found.push(called);
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  ts.forEachChild(file, visit);
  return found;
}
