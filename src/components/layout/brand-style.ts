import { accentStyle } from "@/lib/accent";

interface ShownPicture {
  mark: string;
  width: number;
  height: number;
}

interface LookOfSite {
  accent: string | null;
  pictures: { light: ShownPicture | null; dark: ShownPicture | null };
}

type PictureName = "light" | "dark" | "icon";

/** Where an image of the site's is served; another image has another address. */
export const brandPictureAddress = (name: PictureName, mark: string): string => `/api/brand/${name}?v=${mark}`;

/**
 * The site's own colors and logo as properties of the html element: they are there before the first paint. A logo is where
 * the mark and the name are otherwise (`data-logo`, src/styles/frame.css); the name stays for whoever hears the page.
 */
export function brandStyle({ accent, pictures }: LookOfSite): {
  style: Readonly<Record<string, string>> | undefined;
  "data-logo": "" | undefined;
} {
  const { light, dark } = pictures;
  const logo = light && {
    "--logo-light": `url("${brandPictureAddress("light", light.mark)}")`,
    "--logo-light-ratio": String(ratioOf(light)),
    "--logo-dark": `url("${brandPictureAddress(dark ? "dark" : "light", (dark ?? light).mark)}")`,
    "--logo-dark-ratio": String(ratioOf(dark ?? light)),
  };
  if (!accent && !logo) return { style: undefined, "data-logo": undefined };
  return { style: { ...(accent && accentStyle(accent)), ...logo }, "data-logo": logo ? "" : undefined };
}

const ratioOf = ({ width, height }: ShownPicture): number => Math.round((100 * width) / height) / 100;
