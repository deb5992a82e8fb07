import { expect, test } from "vitest";
import { holdsProgram } from "./holds-program";

const svg = (inside: string, on = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${on}>${inside}</svg>`;

test.each([
  ["shapes", svg('<path d="M0 0h10v10z" fill="url(#g)"/>')],
  ["a gradient that is used", svg('<defs><linearGradient id="g"/></defs><use href="#g"/>')],
  ["a style", svg("<style>.a { fill: red }</style>")],
  ["a picture inside", svg('<image href="data:image/png;base64,iVBORw0KGgo="/>')],
  ["movement", svg('<circle><animate attributeName="r" to="9"/></circle>')],
  ["a plain doctype", `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">${svg("")}`],
])("a drawing with %s is harmless", (_what, text) => {
  expect(holdsProgram(text)).toBe(false);
});

test.each([
  ["a script", svg("<script>alert(1)</script>")],
  ["a script by another prefix", `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>`],
  ["a handler", svg("", 'onload="alert(1)"')],
  ["a handler in capitals", svg('<path ONCLICK="alert(1)"/>')],
  ["a link that runs", svg('<a href="javascript:alert(1)"><text>x</text></a>')],
  ["a link that runs behind an entity", svg('<a xlink:href="java&#115;cript:alert(1)"/>')],
  ["a link that runs behind a line break", svg('<a href="java\nscript:alert(1)"/>')],
  ["a link out", svg('<image href="https://example.org/a.png"/>')],
  ["a page", svg("<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>")],
  ["data that is a page", svg('<use href="data:text/html,x"/>')],
  ["an address that movement changes", svg('<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>')],
  ["entities of its own", `<!DOCTYPE svg [<!ENTITY x "y">]>${svg("")}`],
  ["a style from elsewhere", svg("<style>@import 'https://example.org/a.css'</style>")],
  ["a fill from elsewhere", svg('<path fill="url(https://example.org/a.svg#x)"/>')],
  ["a stylesheet instruction", `<?xml-stylesheet href="a.xsl"?>${svg("")}`],
  ["no end", "<svg xmlns='http://www.w3.org/2000/svg'><g>"],
])("a drawing with %s is refused", (_what, text) => {
  expect(holdsProgram(text)).toBe(true);
});
