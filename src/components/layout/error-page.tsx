"use client";

import { SearchField } from "@/components/form/search-field";
import { buttonClass } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { Ledge } from "@/components/ui/ledge";
import type { ErrorPageTexts } from "./error-page-texts";
import { LecternMark } from "./lectern-mark";

interface ErrorPageProps {
  words: ErrorPageTexts;
  /** The request that was refused and when (ISO 8601 and in words, in UTC); null on pages made while building. */
  moment: { reference: string; instant: string; text: string } | null;
}

/**
 * The page shown where nothing is found, where access is denied, and where one has to sign in. Next sends one of each along with every page of the site, so it comes
 * as words alone and is put together only where it is shown.
 */
export function ErrorPage({ words, moment }: ErrorPageProps) {
  const { code, title, lead, actions, search, reference, time } = words;
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="mast">
        <div className="wrap mast__in">
          {/* Plain links all through: the router's own would make every page heavier. */}
          <a className="wordmark" href="/">
            <LecternMark />
            <span>{words.brand}</span>
          </a>
        </div>
      </header>
      <main id="main" className="wrap wrap--text accident">
        <p className="accident__n">{code}</p>
        <h1>{title}</h1>
        <Ledge />
        <p className="lead">{lead}</p>
        {search && (
          <search>
            <form action="/courses">
              <SearchField label={search} name="q" />
            </form>
          </search>
        )}
        <div className="row">
          {actions.map(({ href, name }, at) => (
            <a key={href} className={buttonClass({ look: at === 0 && href !== "/" ? "first" : "plain" })} href={href}>
              {name}
            </a>
          ))}
        </div>
        {moment && (
          <div className="accident__ref">
            <Facts
              of={[
                { name: reference, value: <span className="mono">{moment.reference}</span> },
                {
                  name: time,
                  value: (
                    <time dateTime={moment.instant} data-local="second" suppressHydrationWarning>
                      {moment.text}
                    </time>
                  ),
                },
              ]}
            />
          </div>
        )}
      </main>
    </>
  );
}
