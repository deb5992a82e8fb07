/** What programs really put on the clipboard, shortened: Word 365 on Windows. */
export const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-number-format:bullet;} --></style>
</head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
<h2 style='margin-top:2.0pt'><span style='mso-bookmark:_Hlk1'>Reading the gauge<o:p></o:p></span></h2>
<p class=MsoNormal>Water <b style='mso-bidi-font-weight:normal'>rises</b> and <i>falls</i> <span lang=EN-US style='mso-ansi-language:EN-US'>twice a day.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>The moon pulls<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>harder when near<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>The sun pulls<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>3.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Write it down<o:p></o:p></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-border-alt:solid windowtext .5pt'><tr style='mso-yfti-irow:0'><td width=300 valign=top style='width:225.4pt'><p class=MsoNormal><b>Tide<o:p></o:p></b></p></td><td width=300><p class=MsoNormal>Height<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>Springs<o:p></o:p></p></td><td><p class=MsoNormal>5.1 m<o:p></o:p></p></td></tr></table>
<!--EndFragment-->
</body></html>`;

/** Google Docs in Chrome. */
export const fromGoogleDocs = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-4f1d7a2e-7fff-9b1c"><h1 dir="ltr" style="line-height:1.38;margin-top:20pt;margin-bottom:6pt;"><span style="font-size:20pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap;">A tide is a sum</span></h1><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-family:Arial,sans-serif;font-weight:700;font-style:normal;">Bold</span><span style="font-size:11pt;font-weight:400;font-style:normal;"> and </span><span style="font-size:11pt;font-weight:400;font-style:italic;">slanted</span><span style="font-weight:400;"> with a </span><a href="https://example.org/tides" style="text-decoration:none;"><span style="color:#1155cc;font-weight:400;text-decoration:underline;">link</span></a></p><br /><ul style="margin-top:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;font-size:11pt;" aria-level="1"><p dir="ltr" style="line-height:1.38;" role="presentation"><span style="font-size:11pt;font-weight:400;">First</span></p></li><ul style="margin-top:0;"><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;">Inside</span></p></li></ul></ul><p dir="ltr"><span><span style="border:none;display:inline-block;overflow:hidden;"><img src="https://lh7.example.com/docsz/AD_4nXe" width="624" height="117" alt="A gauge" /></span></span></p></b><br class="Apple-interchange-newline">`;

/** A page of the web. */
export const fromWebPage = `<meta charset='utf-8'><div class="article" style="color: rgb(32, 33, 36);"><nav style="display:none">Menu</nav><h3 class="title">Low water</h3><div>First line<br>second line</div><div class="wrap"><p onclick="alert(1)">Go to <a href="javascript:alert(1)">nowhere</a> or <a href="https://example.org" class="x">somewhere</a>.</p></div><pre><code class="language-python hljs"><span class="k">print</span>(1)
print(2)</code></pre><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="The harbour"></iframe><script>alert(1)</script><img src="data:image/png;base64,AAAA" alt="inline"><table><thead><tr><th align="right">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div>`;

/** An editor for text: Markdown, not formatted. */
export const asMarkdown = `## Low water

- [ ] look up *the hour*
- [x] look up the height

| a | b |
|---|---|
| 1 | 2 |

$$
x^2
$$

<div>kept</div>
`;
