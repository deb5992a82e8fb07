import { coverFigure, isCloth } from "@/lib/cover";

const longestSeed = 200;

/** The figure of a cover. Nothing is looked up: the address holds all that the drawing is made from. */
export async function GET(_request: Request, { params }: { params: Promise<{ cloth: string; seed: string }> }) {
  const { cloth, seed } = await params;
  if (!isCloth(cloth) || seed.length > longestSeed) return new Response(null, { status: 404 });
  return new Response(coverFigure(seed, cloth), {
    headers: { "content-type": "image/svg+xml", "cache-control": "public, max-age=31536000, immutable" },
  });
}
