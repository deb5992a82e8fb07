/** Where an area is on the image, in percent of its width and height with two places at most; an ellipse fills its rectangle. */
export type Area = {
  shape: AreaShape;
  left: number;
  top: number;
  width: number;
  height: number;
};

export const areaShapes = ["rectangle", "ellipse"] as const;
export type AreaShape = (typeof areaShapes)[number];

/** The shortest side, in percent. */
export const shortest = 1;
export const mostAreas = 26;

const round = (percent: number): number => Math.round(percent * 100) / 100;
const within = (percent: number, least: number, most: number): number =>
  round(Math.min(most, Math.max(least, Number.isFinite(percent) ? percent : least)));

/** The area moved and cut so that it is on the image and not too small to be seen. */
export function fitArea({ shape, left, top, width, height }: Area): Area {
  const [wide, high] = [within(width, shortest, 100), within(height, shortest, 100)];
  return {
    shape,
    left: within(left, 0, round(100 - wide)),
    top: within(top, 0, round(100 - high)),
    width: wide,
    height: high,
  };
}

interface Point {
  x: number;
  y: number;
}

/** Between two opposite corners, in percent. */
export const areaBetween = (shape: AreaShape, one: Point, other: Point): Area =>
  fitArea({
    shape,
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  });

/** A place for another area, beside the ones before it. */
export const nextArea = (count: number): Area =>
  fitArea({
    shape: "rectangle",
    left: 5 + (count % 4) * 24,
    top: 5 + (Math.floor(count / 4) % 4) * 24,
    width: 18,
    height: 18,
  });
