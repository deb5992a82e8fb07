import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LecternMark } from "@/components/layout/lectern-mark";
import { Icon } from "@/components/ui/icon";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tick } from "@/components/ui/tick";
import { Static, StaticPart } from "./static";
import { staticHtml } from "./static-html";

const dangerous = `<script>alert("x")</script> & more`;

test("what is rendered as one piece is what React would render", () => {
  const part = (
    <>
      <LecternMark />
      <a href={`/?q=${dangerous}`} className={undefined} data-theme-switch aria-hidden={false}>
        {dangerous} {0} {false} {null}
        {["one", <b key="two">two</b>]}
      </a>
      <Tick state="done" />
      <Icon name="lock" className="ms-1" />
      <ProgressBar label="Progress" percent={40} />
      <details open>
        <summary>More</summary>
        <input type="checkbox" disabled={false} />
        <br />
      </details>
    </>
  );
  const ours = staticHtml(part);
  // React closes void elements, and writes "on" and the quotes of text in another way that reads the same.
  const read = (html: string) => html.replaceAll("/>", ">").replaceAll("&#x27;", "'");
  expect(read(ours)).toBe(read(renderToStaticMarkup(part)));
});

test("text and attributes cannot end their element", () => {
  expect(staticHtml(<p title={dangerous}>{dangerous}</p>)).not.toContain("<script");
});

test("what cannot stand still is refused", () => {
  expect(() => staticHtml(<button type="button" onClick={() => undefined} />)).toThrow("onClick");
  expect(() => staticHtml(Promise.resolve("later"))).toThrow("waited for");
});

test("an element of its own keeps its attributes and holds the piece", () => {
  const nav = (
    <Static as="nav" className="toc" aria-label="Contents">
      <b>{"<"}</b>
    </Static>
  );
  expect(renderToStaticMarkup(nav)).toBe('<nav class="toc" aria-label="Contents"><b>&lt;</b></nav>');
});

function Facts({ children }: { children: string }) {
  return (
    <p className="meta">
      <b>{children}</b>
    </p>
  );
}

function OuterFacts({ text }: { text: string }) {
  return <Facts>{text}</Facts>;
}

test("a part keeps the element that its component makes", () => {
  const part = <OuterFacts text="5 < 7" />;
  expect(renderToStaticMarkup(<StaticPart>{part}</StaticPart>)).toBe(renderToStaticMarkup(part));
});
