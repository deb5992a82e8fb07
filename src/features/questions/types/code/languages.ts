/** In the order in which an author finds them. Names of languages are the same in every language of the interface. */
export const codeLanguages = {
  python: "Python",
  javascript: "JavaScript",
  typescript: "TypeScript",
  java: "Java",
  c: "C",
  cpp: "C++",
  csharp: "C#",
  kotlin: "Kotlin",
  go: "Go",
  rust: "Rust",
  swift: "Swift",
  ruby: "Ruby",
  r: "R",
  sql: "SQL",
  shell: "Shell",
  html: "HTML",
  css: "CSS",
} as const;
export type CodeLanguage = keyof typeof codeLanguages;
