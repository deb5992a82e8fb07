// The rules of import of the project, read by `npm test`. A folder's README says what lives there; this says who may call whom.

/** In order of knowledge: each may import those before it. */
const layered = [
  "accounts",
  "mail",
  "media",
  "catalog",
  "questions",
  "exchange",
  "editor",
  "courses",
  "authoring",
  "studio",
  "enrollment",
  "learning",
  "assessment",
  "certificates",
];
/** Beside them: each may import every layered feature, none may import another leaf. */
const leaves = [
  "reviews",
  "grading",
  "regrade",
  "gradebook",
  "course-groups",
  "item-analysis",
  "notebook",
  "discussion",
  "notifications",
  "drafting",
  "instructors",
  "interchange",
  "jobs",
  "statistics",
  "administration",
  "audit",
  "subscriptions",
  "profiles",
  "records",
  "practice",
  "privacy",
  "users",
];

const anyOf = (names) => `(${names.join("|")})`;
const feature = (names) => `^src/features/${anyOf(names)}/`;
const test = "\\.test\\.tsx?$";
const serverCode = "^src/(server/|env/server|env/secrets|generated/)|^src/features/[^/]+/server/";

const featureRules = [...layered, ...leaves].map((name) => {
  const index = layered.indexOf(name);
  const known = index >= 0 ? layered.slice(0, index) : layered;
  const unknown = [...layered, ...leaves].filter((other) => other !== name && !known.includes(other));
  return {
    name: `feature-${name}-knows-only-its-ancestors`,
    severity: "error",
    from: { path: feature([name]), pathNot: test },
    to: { path: feature(unknown) },
  };
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      // A name that next.config.js gives.
      to: { couldNotResolve: true, pathNot: "^use-intl/format-message/parsed$" },
    },
    {
      name: "lib-is-a-leaf",
      severity: "error",
      from: { path: "^src/lib/", pathNot: test },
      to: { path: "^src/", pathNot: "^src/lib/" },
    },
    {
      name: "policy-knows-only-lib",
      severity: "error",
      from: { path: "^src/policy/", pathNot: test },
      to: { path: "^src/", pathNot: "^src/(policy|lib)/" },
    },
    {
      name: "pages-reach-data-through-the-router",
      comment:
        "One door, so that authorization cannot be walked around. Route handlers are for machines and pass the guard themselves.",
      severity: "error",
      from: { path: "^src/app/", pathNot: "/(route|sitemap|robots)\\.tsx?$" },
      to: {
        path: serverCode,
        pathNot:
          "^src/server/(trpc/(rsc|data-page)|cache/page-context|auth/viewer|brand/(read-brand|stored-brand))\\.ts$|^src/env/server\\.ts$|/(server|second-factor|passkeys|providers)/actions\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "components-import-no-server-code",
      severity: "error",
      from: { path: "^src/(components/|features/(questions|[^/]+/(components|hooks))/)", pathNot: test },
      to: {
        path: serverCode,
        pathNot: "/(server|second-factor|passkeys|providers)/actions\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "the-kit-knows-no-feature",
      severity: "error",
      from: { path: "^src/components/ui/" },
      to: { path: "^src/(features|app|policy|server)/" },
    },
    {
      name: "prisma-stays-on-the-server",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: ["^src/(server|testing|cli|generated)/", "^src/features/[^/]+/server/", "\\.db\\.test\\.ts$"],
      },
      to: { path: "^src/(generated|server/db)/|node_modules/(@prisma|pg)/" },
    },
    {
      name: "pure-files-stay-pure",
      comment: "schema.ts, rules.ts and events.ts run in the browser and on the server alike.",
      severity: "error",
      from: { path: "^src/features/[^/]+/(schema|rules|events)\\.ts$" },
      to: { path: "^src/(server|generated|env|components|app)/|/server/|node_modules/(react|react-dom|next|@prisma)/" },
    },
    {
      name: "no-other-feature-s-components",
      comment:
        "The editor is what lesson, caption and question pages are written with: its components are there for the features after it.",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/([^/]+)/(components|hooks)/", pathNot: "^src/features/($1|editor)/" },
    },
    {
      name: "tests-are-not-imported",
      severity: "error",
      from: { pathNot: [test, "^(src/testing|e2e|prisma/seed)/"] },
      to: { path: `^src/testing/|${test}` },
    },
    {
      name: "commands-are-not-imported",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { path: "^src/cli/", pathNot: "^src/cli/server-only\\.ts$" },
    },
    ...featureRules,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/generated/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
