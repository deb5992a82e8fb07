"use client";
import { useTranslations } from "next-intl";
import { type PointerEvent as PagePointer, useRef, useState } from "react";
import { type Area, areaBetween, fitArea } from "./areas";
import { outlineOf, placeOf } from "./picture";

export interface NamedArea extends Area {
  id: string;
  name: string;
  isRight: boolean;
}

interface CanvasProps {
  /** Where the image can be seen just now; null where that isn't known. */
  address: string | null;
  alt: string;
  areas: readonly NamedArea[];
  /** A finger draws instead of scrolling. */
  isDrawing: boolean;
  /** No more areas fit. */
  isFull: boolean;
  onDraw: (area: Area) => void;
  onPlace: (at: number, area: Area) => void;
}

interface Point {
  x: number;
  y: number;
}

type Drag = { from: Point; pointerId: number } & (
  | { kind: "draw" }
  | { kind: "move"; at: number; area: Area }
  | { kind: "resize"; at: number; area: Area }
);

/** Less than this was a click, in percent. */
const smallestDrawn = 2;

function dragged(drag: Drag, to: Point): Area {
  if (drag.kind === "draw") return areaBetween("rectangle", drag.from, to);
  const { area, from } = drag;
  const by = { x: to.x - from.x, y: to.y - from.y };
  if (drag.kind === "move") return fitArea({ ...area, left: area.left + by.x, top: area.top + by.y });
  const width = Math.min(area.width + by.x, 100 - area.left);
  return fitArea({ ...area, width, height: Math.min(area.height + by.y, 100 - area.top) });
}

/** An area that arrow keys move by 1%, or size with Shift; null for other keys. */
function pushed(area: Area, key: string, isSize: boolean): Area | null {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!by) return null;
  const [x = 0, y = 0] = by;
  if (!isSize) return fitArea({ ...area, left: area.left + x, top: area.top + y });
  const width = Math.min(area.width + x, 100 - area.left);
  return fitArea({ ...area, width, height: Math.min(area.height + y, 100 - area.top) });
}

/** The image with its areas: drawn, moved and resized with a mouse, a finger or arrow keys. What is dragged is stored once it is let go. */
export function HotspotCanvas({ address, alt, areas, isDrawing, isFull, onDraw, onPlace }: CanvasProps) {
  const t = useTranslations("questions.hotspot");
  const surface = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [draft, setDraft] = useState<Area | null>(null);
  const pointAt = ({ clientX, clientY }: PagePointer): Point => {
    const box = surface.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: ((clientX - box.left) / box.width) * 100, y: ((clientY - box.top) / box.height) * 100 };
  };

  function start(event: PagePointer<HTMLDivElement>) {
    const { pointerId } = event;
    // Of several fingers, the first.
    if (drag && drag.pointerId !== pointerId) return;
    if (event.button !== 0 || event.currentTarget.closest("fieldset:disabled")) return;
    const target = event.target instanceof Element ? event.target : null;
    const at = Number(target?.closest<HTMLElement>("[data-area]")?.dataset.area ?? Number.NaN);
    const from = pointAt(event);
    const area = areas[at];
    if (area) {
      const { shape, left, top, width, height } = area;
      const kind = target?.closest("[data-resize]") ? "resize" : "move";
      setDrag({ kind, from, pointerId, at, area: { shape, left, top, width, height } });
    } else if (!isFull && (isDrawing || event.pointerType !== "touch")) setDrag({ kind: "draw", from, pointerId });
    else return;
    event.currentTarget.setPointerCapture(pointerId);
  }
  function stop() {
    setDrag(null);
    setDraft(null);
  }
  const dragOf = ({ pointerId }: PagePointer) => (drag?.pointerId === pointerId ? drag : null);
  function follow(event: PagePointer) {
    const its = dragOf(event);
    if (its) setDraft(dragged(its, pointAt(event)));
  }
  function finish(event: PagePointer) {
    const its = dragOf(event);
    if (!its) return;
    // By the place where it was let go: the last move may not have been drawn yet.
    const to = pointAt(event);
    const area = dragged(its, to);
    const isMoved = to.x !== its.from.x || to.y !== its.from.y;
    if (its.kind === "draw") {
      if (area.width >= smallestDrawn && area.height >= smallestDrawn) onDraw(area);
    } else if (isMoved) onPlace(its.at, area);
    stop();
  }

  const isTouched = (at: number) => drag !== null && drag.kind !== "draw" && drag.at === at;
  return (
    <div
      ref={surface}
      className={`relative max-inline-160 select-none ${isFull ? "" : "cursor-crosshair"} ${isDrawing ? "touch-none" : ""}`}
      dir="ltr"
      onPointerDown={start}
      onPointerMove={follow}
      onPointerUp={finish}
      onPointerCancel={(event) => dragOf(event) && stop()}
    >
      {address ? (
        // biome-ignore lint/performance/noImgElement: a file of the course, at an address that only the page knows
        <img className="block inline-full" src={address} alt={alt} draggable={false} />
      ) : (
        <div className="min-block-60 bg-sunken p-3 caption">{t("unseen")}</div>
      )}
      {areas.map(({ id, name, isRight, ...stored }, at) => {
        const area = isTouched(at) && draft ? draft : stored;
        const { left, top, width, height } = area;
        return (
          <button
            key={id}
            type="button"
            data-area={at}
            aria-label={t("place", { number: at + 1, name, left, top, width, height })}
            aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Shift+ArrowRight Shift+ArrowDown"
            className={`absolute min-block-6 min-inline-6 cursor-move touch-none bg-transparent p-0 ${outlineOf(area, isRight)}`}
            style={placeOf(area)}
            onKeyDown={(event) => {
              const next = pushed(stored, event.key, event.shiftKey);
              if (!next) return;
              event.preventDefault();
              onPlace(at, next);
            }}
          >
            <span className="absolute start-0 top-0 rounded-control bg-paper px-1 text-ui text-ink" aria-hidden="true">
              {at + 1}
            </span>
            <span
              data-resize
              aria-hidden="true"
              className="absolute end-0 bottom-0 block-6 inline-6 cursor-nwse-resize border-e-4 border-b-4 border-ink"
            />
          </button>
        );
      })}
      {drag?.kind === "draw" && draft && (
        <span aria-hidden="true" className={`absolute ${outlineOf(draft, false)}`} style={placeOf(draft)} />
      )}
    </div>
  );
}
