"use client";

import { useEffect, useState } from "react";
import { type AccidentWording, readAccidentTexts, readReference } from "./accident";

type Seen = { words: AccidentWording; reference: string; at: Date };

/** The page for what should not happen: what is safe, what to do, reference and time. */
export function AccidentPage({ error, again }: { error: Error & { digest?: string }; again: () => void }) {
  const [seen, setSeen] = useState<Seen>();
  useEffect(() => {
    setSeen({ words: readAccidentTexts(), reference: readReference(error.digest), at: new Date() });
  }, [error]);
  if (!seen) return null;
  const { words, reference, at } = seen;
  const time = at.toISOString();
  return (
    <main id="main" className="wrap wrap--text accident">
      <p className="accident__n">{words.code}</p>
      <h1>{words.title}</h1>
      <div className="ledge" />
      <p className="lead">{words.lead}</p>
      <div className="row">
        <button className="btn btn--first" type="button" onClick={again}>
          {words.again}
        </button>
        {/* A plain link: a fresh document, not the router that may be what broke. */}
        <a className="btn" href="/">
          {words.home}
        </a>
      </div>
      <dl className="facts accident__ref">
        <dt>{words.reference}</dt>
        <dd className="mono">{reference}</dd>
        <dt>{words.time}</dt>
        <dd className="num">
          <time dateTime={time}>{`${time.slice(0, 10)}, ${time.slice(11, 19)} UTC`}</time>
        </dd>
      </dl>
      <p className="muted">{words.tellUs}</p>
    </main>
  );
}
