import type { ReactNode } from "react";
import { Cover } from "@/components/covers/cover";
import { Rosette } from "@/components/covers/rosette";
import { CheckRow } from "@/components/form/check-row";
import { SelectField } from "@/components/form/select-field";
import { Switch } from "@/components/form/switch";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Opening } from "@/components/ui/opening";
import { Pagination } from "@/components/ui/pagination";
import { RowSkeleton } from "@/components/ui/skeleton";
import { Stages } from "@/components/ui/stages";
import { MeanRating, Stars } from "@/components/ui/star-rating";
import { Tabs } from "@/components/ui/tabs";
import { Tag } from "@/components/ui/tag";
import { Tally } from "@/components/ui/tally";
import { Tick } from "@/components/ui/tick";
import { clothNames } from "@/lib/cover";

function Piece({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <section className={wide ? "mbe-12 [column-span:all]" : "mbe-12 break-inside-avoid"} aria-label={name}>
      <h2 className="border-line border-bs py-3 type-h3">{name}</h2>
      {children}
    </section>
  );
}

function ButtonPieces() {
  return (
    <Piece name="Buttons">
      <div className="row">
        <Button look="first">Enroll</Button>
        <Button>Preview link</Button>
        <Button look="quiet">Unpublish</Button>
        <Button look="danger">Reject</Button>
      </div>
      <div className="row mbs-4">
        <Button icon="flag" aria-pressed="true">
          Pressed
        </Button>
        <Button disabled>Publish</Button>
        <span className="caption">Off: two things block publishing.</span>
      </div>
      <div className="row mbs-4">
        <Button look="first" size="large">
          Continue
        </Button>
        <ButtonLink size="small" href="/pieces">
          Accept
        </ButtonLink>
        <Button look="quiet" icon="bell" iconOnly>
          Notifications
        </Button>
      </div>
    </Piece>
  );
}

function FieldPieces() {
  return (
    <Piece name="Fields">
      <div className="stack">
        <TextField label="Title" defaultValue="Reading a Tide Table" hint="20 of 80 characters" />
        <TextField label="Price" defaultValue="£42" error="Must be below the normal price, £28" />
        <TextArea label="Audience" placeholder="Who is this for, in one sentence" />
        <SelectField label="Sort by" choices={[{ value: "a", label: "Best match" }]} />
        <div className="row">
          <CheckRow label="Certificate" defaultChecked />
          <CheckRow label="Captions on" />
          <CheckRow type="radio" name="price" label="Free" defaultChecked />
          <CheckRow type="radio" name="price" label="Priced" />
          <Switch label="Reminders" defaultChecked />
          <Switch label="Digest" />
        </div>
      </div>
    </Piece>
  );
}

function MarkPieces() {
  return (
    <Piece name="Marks">
      <ul className="flex flex-wrap gap-x-6 gap-y-2 [&>li]:flex [&>li]:items-center [&>li]:gap-2">
        <li>
          <Tick state="done" /> done
        </li>
        <li>
          <Tick state="here" /> your place
        </li>
        <li>
          <Tick state="open" /> not begun
        </li>
        <li>
          <Tick state="failed" /> failed
        </li>
      </ul>
      <div className="row mbs-4">
        <Tag>Preview</Tag>
        <Tag tone="positive" icon="radio">
          Live, version 7
        </Tag>
        <Tag tone="caution" icon="git-compare-arrows">
          Unpublished changes, 4
        </Tag>
        <Tag tone="negative" icon="ban">
          Revoked
        </Tag>
      </div>
      <div className="row mbs-4">
        <Stars stars={4} /> <MeanRating mean={4.7} count={312} /> <MeanRating mean={5} count={2} />
      </div>
      <p className="mbs-4">
        Search finds <mark>water</mark>; a draft says <del>about half</del> <ins>46%</ins>.
      </p>
    </Piece>
  );
}

function WorkPieces() {
  return (
    <>
      <Piece name="Stages">
        <Stages
          stages={[
            { id: "a", name: "Look inside", state: "done", note: "318 files, done", end: "4 s" },
            {
              id: "b",
              name: "Store pictures",
              state: "here",
              percent: 61,
              note: "194 of 318 files",
              end: "about 3 min",
            },
            { id: "c", name: "Draw the PDF", state: "failed", note: "failed, tries again 10:57", end: "3 of 5" },
            { id: "d", name: "Check links", state: "open" },
          ]}
        />
      </Piece>
      <Piece name="Tally and facts">
        <Tally
          lines={[
            { name: "Modules", value: "7 of 7" },
            { name: "Lessons", value: "37 of 38", short: true },
          ]}
        />
        <Facts
          of={[
            { name: "Level", value: "Introductory" },
            { name: "As of", value: <LocalTime at="2026-11-20T06:00:00Z" /> },
          ]}
        />
      </Piece>
      <Piece name="Skeletons">
        <RowSkeleton words="Loading courses" rows={2} />
      </Piece>
    </>
  );
}

function WordPieces() {
  return (
    <>
      <Piece name="Notices">
        <div className="stack">
          <Notice tone="caution">
            <b>No connection.</b> Two answers are kept on this device.
          </Notice>
          <Notice tone="negative">
            <b>Someone else saved this lesson at 10:41.</b> Your text is safe here.
          </Notice>
          <Notice tone="positive">
            <b>Published as version 8</b> at 10:44.
          </Notice>
          <Callout name="A word that misleads">
            <p>“Spring” tides have nothing to do with the season.</p>
          </Callout>
        </div>
      </Piece>
      <Piece name="Nothing here">
        <EmptyState title="No courses yet" action={<ButtonLink href="/courses">Find a course</ButtonLink>}>
          When you enrol in a course it lies here, open at your place.
        </EmptyState>
      </Piece>
      <Piece name="Ways">
        <Breadcrumbs
          trail={[
            { name: "Courses", href: "/courses" },
            { name: "Earth & ocean", href: "/courses?category=earth-ocean" },
          ]}
        />
        <Tabs
          label="Course"
          tabs={[
            { href: "/pieces", name: "Outline", current: true },
            { href: "/pieces?team", name: "Team" },
          ]}
        />
        <Pagination page={4} last={12} hrefOf={(page) => `/pieces?page=${page}`} />
      </Piece>
    </>
  );
}

const learners = [
  { id: "1", name: "Ilse Tamberg", done: "62 %" },
  { id: "2", name: "Rafe Lindqvarn", done: "100 %" },
];

const scripts: readonly [lang: string, words: string][] = [
  ["pl", "Zażółć gęślą jaźń"],
  ["el", "Ο ήλιος και η παλίρροια"],
  ["uk", "Читання таблиці припливів"],
  ["ar", "قراءة جدول المد والجزر"],
  ["he", "קריאת לוח גאות ושפל"],
  ["hi", "ज्वार सारणी पढ़ना"],
  ["th", "การอ่านตารางน้ำขึ้นน้ำลง"],
  ["vi", "Đọc bảng thủy triều"],
];

function WidePieces() {
  return (
    <>
      <Piece name="Table" wide>
        <DataTable
          caption="Learners"
          rows={learners}
          keyOf={({ id }) => id}
          columns={[
            { id: "name", name: "Name", cell: ({ name }) => name },
            { id: "done", name: "Done", end: true, label: "Done", cell: ({ done }) => done },
          ]}
        />
      </Piece>
      <Piece name="Covers" wide>
        <div className="grid grid-cols-8 gap-4 max-tablet:grid-cols-4 max-phone:grid-cols-2">
          {clothNames.map((cloth) => (
            <Cover key={cloth} seed={cloth} category={cloth} title={cloth} />
          ))}
        </div>
        <div className="mbs-6 inline-40">
          <Rosette number="LCT-7K2M-91QD" />
        </div>
      </Piece>
      <Piece name="Other scripts" wide>
        <div className="grid grid-cols-3 gap-x-8 gap-y-3 max-tablet:grid-cols-1">
          {scripts.map(([lang, words]) => (
            <p key={lang} lang={lang} dir="auto" className="lead">
              {words}
            </p>
          ))}
        </div>
      </Piece>
    </>
  );
}

/** Each part in each state it can be in. If a state is not here it should not be invented on a page. */
export function PiecesGallery({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="wrap">
      <Opening title="Pieces">Each part in each state it can be in.</Opening>
      <div className="columns-2 gap-x-16 pbs-8 max-tablet:columns-1">
        <Piece name="In use">{children}</Piece>
        <ButtonPieces />
        <FieldPieces />
        <MarkPieces />
        <WordPieces />
        <WorkPieces />
        <WidePieces />
      </div>
    </main>
  );
}
