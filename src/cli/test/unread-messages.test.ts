import { expect, test } from "vitest";
import { findUnreadMessages } from "./unread-messages";

const keys = (...names: string[]) => new Map(names.map((name) => [`places.${name}`, "Words"]));

/** Which of these messages below `places` a component asks for in vain; more files of the same folder by their names. */
function unread(code: string, names: readonly string[], others: Readonly<Record<string, string>> = {}): string[] {
  const files = Object.entries({ "list.tsx": code, ...others });
  const sources = files.map(([name, text]) => ({ path: `src/features/places/components/${name}`, text }));
  return findUnreadMessages(sources, keys(...names)).map((key) => key.slice("places.".length));
}

const t = 'const t = useTranslations("places");';

test("a message that no code asks for is found, one that is asked for by its name is not", () => {
  expect(unread(`${t} t("title"); t.rich("lead", {});`, ["title", "lead", "dead"])).toEqual(["dead"]);
});

test("keys on a condition count, and so do translators that are made in a list or called at once", () => {
  const code = `
    const [t, format] = await Promise.all([getTranslations("places"), getFormatter()]);
    t(isOpen ? "open" : state ?? "closed");
    const title = (await getTranslations("places"))("title");`;
  expect(unread(code, ["open", "closed", "title", "dead"])).toEqual(["dead"]);
});

test("a template asks for what fits it, and a part for all that is in it", () => {
  const code = `${t} t(\`names.\${name}\`); t.raw("list"); t(\`\${kind}Title\`);`;
  const names = ["names.sea", "list.one", "openTitle", "titleOpen", "nam.sea"];
  expect(unread(code, names)).toEqual(["titleOpen", "nam.sea"]);
});

test("a key that another section has, or a name in another scope, asks for nothing here", () => {
  const code = `
    function One() { const t = useTranslations("places"); return t("title"); }
    function Other({ t }) { return t("dead"); }
    function Third() { const t = useTranslations("others"); return t("gone"); }`;
  expect(unread(code, ["title", "dead", "gone"])).toEqual(["dead", "gone"]);
});

test("for a key that is written elsewhere, the words of the files around count, and no others", () => {
  const code = `import { signs } from "./signs"; ${t} t("title"); t(signs[state]);`;
  const others = { "signs.ts": 'export const signs = { up: "rising" };', "far.ts": 'export const far = "dead";' };
  expect(unread(code, ["title", "rising", "dead"], others)).toEqual(["dead"]);
});

test("a translator that is handed on asks for what is written where it goes", () => {
  const code = `import { words } from "./words"; ${t} words(t);`;
  const others = { "words.ts": 'export const words = (t) => t("asked");' };
  expect(unread(code, ["asked", "dead"], others)).toEqual(["dead"]);
});

test("a list of codes, none of which is written beside its name, is read as a whole", () => {
  const code = 'const t = useTranslations("places.problems"); const said = t(problem.code);';
  expect(unread(code, ["problems.too_far", "dead"])).toEqual(["dead"]);
});

test("a key of what the server answers may be written in the feature that is called", () => {
  const code = `${t} const { state } = await api.harbors.state(); t("title"); t(state);`;
  const answering = { path: "src/features/harbors/server/state.ts", text: 'return { state: "frozen" };' };
  const page = { path: "src/app/page.tsx", text: code };
  expect(findUnreadMessages([page, answering], keys("title", "frozen", "dead"))).toEqual(["places.dead"]);
});

test("a place's own sentences are asked for where the place is named, also on a condition", () => {
  const code = 'useCall({ place: isKept ? "places.errors" : undefined }); <Leave place="places.leaving" />;';
  expect(unread(code, ["errors.offline", "leaving.offline", "other.offline"])).toEqual(["other.offline"]);
});

test("a file that has the catalog itself reads it by the names of its parts", () => {
  const code = 'const { places } = useMessages(); show(places.legend); words["x"];';
  expect(unread(code, ["legend.one", "dead"])).toEqual(["dead"]);
});
