import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { AuthoredText } from "../../authored-text";
import type { ReviewedArea } from "../../question-type";
import type { ShownText } from "../../shown-question";
import type { Area } from "./areas";

export interface DrawnArea extends Area {
  /** Its place in the list of names, from 1. */
  number: number;
  isChosen: boolean;
  /** Of the box that it checks. */
  htmlFor?: string;
  sign?: ReviewedArea["sign"];
}

const signs: Record<NonNullable<DrawnArea["sign"]>, IconName> = {
  ...{ right: "check", partly: "circle-dot-dashed", wrong: "x", missed: "circle" },
};

export const placeOf = ({ left, top, width, height }: Area) => ({
  left: `${left}%`,
  top: `${top}%`,
  width: `${width}%`,
  height: `${height}%`,
});

/** Two colors side by side, so that one of them is seen on any image. */
export const outlineOf = ({ shape }: Pick<Area, "shape">, isStrong: boolean): string =>
  `border-ink outline-2 outline-paper ${isStrong ? "border-4" : "border-2 border-dashed"} ${shape === "ellipse" ? "rounded-[50%]" : "rounded-control"}`;

/**
 * An image with numbered areas, none of them focusable: the list beside it has the same numbers, and is the way for keyboards, screen
 * readers and areas that are small. Places don't mirror where text runs from right to left, since the image doesn't.
 */
export function HotspotPicture({ image, areas }: { image: ShownText; areas: readonly DrawnArea[] }) {
  return (
    <div className="relative mbe-3 max-inline-160" dir="ltr">
      <div className="[&_img]:block [&_img]:inline-full">
        <AuthoredText text={image} />
      </div>
      {areas.map(({ number, isChosen, htmlFor, sign, ...area }) => {
        const icon = sign ? signs[sign] : isChosen ? "circle-dot-dashed" : null;
        const Part = htmlFor ? "label" : "span";
        return (
          <Part
            key={number}
            aria-hidden="true"
            {...(htmlFor && { htmlFor })}
            className={`absolute min-block-6 min-inline-6 ${htmlFor ? "cursor-pointer" : ""} ${outlineOf(area, isChosen)}`}
            style={placeOf(area)}
          >
            <span className="absolute start-0 top-0 inline-flex items-center rounded-control bg-paper px-1 text-ui text-ink">
              {number}
              {icon && <Icon name={icon} />}
            </span>
          </Part>
        );
      })}
    </div>
  );
}
