"""What axe says of a page, and whether what has the focus can be seen: one way of asking for every browser test."""

from collections.abc import Sequence

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
_COVERED = """() => {
  const seen = (one) => one.checkVisibility() && one.getClientRects().length;
  const faults = [];
  const down = [...document.querySelectorAll("a[href], button, summary, input, select, textarea")];
  for (const one of [...[...down].reverse(), ...down]) {
    if (!seen(one) || one.disabled || one.closest(".skip, .sr")) continue;
    one.focus();
    const box = one.getBoundingClientRect();
    for (const y of [box.top + 2, box.bottom - 2]) {
      const there = document.elementFromPoint(box.left + box.width / 2, y);
      if (there && !one.contains(there) && !there.contains(one)) faults.push(one.outerHTML.slice(0, 120));
    }
  }
  document.activeElement.blur();
  return faults;
}"""


async def axe_clean(page: Page, rules: Sequence[str] = WCAG) -> None:
    """No violation that axe can find by these rules; by all it has, where none are named.

    The window is made as tall as the page and scrolled to its top: a bar that stays in sight covers whatever lies
    half under it at that moment, and by ``focus_in_sight`` that is never what somebody is about to press.
    """
    size = page.viewport_size
    height = await page.evaluate("scrollTo(0, 0), document.documentElement.scrollHeight")
    if size is not None and height > size["height"]:
        await page.set_viewport_size({"width": size["width"], "height": height})
        await page.evaluate("scrollTo(0, 0)")
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = await Axe().run(page, options=options)
    if size is not None:
        await page.set_viewport_size(size)
    faults = [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found.response["violations"]]
    assert faults == [], found.generate_report()


async def focus_in_sight(page: Page) -> None:
    """Whatever takes the focus, up the page and down again, lies under no bar (WCAG 2.4.11)."""
    assert await page.evaluate(_COVERED) == []
