const tides = `In the last lesson we let the moon work alone, and it kept good time: one clock, turning once in 12 hours and 25
minutes, raising and lowering the water by the same amount for ever.

The second clock is the sun. It is *far heavier* than the moon and **much further away**, and distance counts for more.

## Two clocks on one post

Write each clock as a height that swings about the mean, $h = A\\cos(\\omega t - g)$. The water is simply their sum:

$$
h(t) = Z_0 + A_M \\cos(\\omega_M t - g_M) + A_S \\cos(\\omega_S t - g_S)
$$

:::tip[Read the table twice]
Once for the height, once for the hour.
:::

![The gauge at low water](media/gauge.svg "Low water, 3 November")

| Tide | Height |
|:-----|-------:|
| Springs | 5.1 m |
| Neaps | 3.2 m |

- The moon pulls
- The sun pulls less
  - 46 % as much

1. Look up the hour
2. Look up the height

- [x] Gauge found
- [ ] Reading taken

\`\`\`python title="tide.py"
def height(t):
    return 2.4 + 1.6 * cos(t)
\`\`\`

::video{src="media/harbour.mp4" title="A day in the harbour"}

> Time and tide wait for no one.
`;

const source = `* odd   bullets
* kept

<div class="gauge">
  <p>Raw HTML</p>
</div>

Words with <kbd>Ctrl</kbd> and a note[^1].

:::strange{a=b}
Nobody knows this
:::

[^1]: The note itself.

Last words.
`;

/** Texts for the page on which the editor is tried. */
export const editorSamples = { tides, source, empty: "" } as const;
