"""Somebody's page of the chat in a real browser, and what every page must hold to."""

import os
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from tests.web.door import Door

GRANDMA = "阿珺，我孙女失恋了，情绪不稳定，整天哭，你能不能抽空来开导一下"
PHONE: ViewportSize = {"width": 320, "height": 568}
DESK: ViewportSize = {"width": 1280, "height": 800}
VOICES = """
  window.spoken = [];
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'zh-CN' }, { lang: 'en_GB' }], cancel: () => {}, addEventListener: () => {},
    speak: (read) => { window.spoken.push({ text: read.text, lang: read.lang, rate: read.rate }); } } });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


class Chat:
    """Somebody's page, with what its script complained about."""

    def __init__(self, door: Door, page: Page) -> None:
        self.door, self.page = door, page
        self.trouble: list[str] = []
        page.on("pageerror", lambda error: self.trouble.append(str(error)))

    @property
    def last(self) -> Locator:
        """The newest bubble."""
        return self.page.locator("#log .post").last

    def choice(self, label: str) -> Locator:
        """A button of the question now asked."""
        return self.page.locator(".choice", has_text=label)

    async def say(self, text: str) -> None:
        """Type and send; the cursor stays where it was before."""
        await self.page.fill("#words", text)
        await self.page.press("#words", "Enter")

    async def answered(self, text: str) -> None:
        """Until the newest bubble is the bot's and says this."""
        await expect(self.page.locator("#log .post").last).to_contain_text(text)

    async def to_receipt(self) -> None:
        """The grandmother's way, by tapping."""
        await self.say(GRANDMA)
        await self.choice("都没有").click()
        await self.answered("请留个电话")
        await self.say("13800001121")
        await self.choice("可以，送出").click()


class Opener:
    """Opens pages, each in a browser of its own, and checks at the end that no script failed."""

    def __init__(self, chromium: Browser, door: Door) -> None:
        self.chromium, self.door = chromium, door
        self.chats: list[Chat] = []

    async def __call__(self, path: str = "/", size: ViewportSize = PHONE, script: str = "", **more: Any) -> Chat:
        context = await self.chromium.new_context(viewport=size, locale=more.pop("locale", "zh-CN"), **more)
        if script:
            await context.add_init_script(script)
        chat = Chat(self.door, await context.new_page())
        self.chats.append(chat)
        if "kiosk" in path:
            await chat.page.clock.install()
        await chat.page.goto(self.door.url + path)
        return chat

    async def close(self) -> None:
        for chat in self.chats:
            assert chat.trouble == []
            await chat.page.context.close()


async def picture(page: Page, name: str) -> None:
    """Keep a screenshot where LINLI_SHOTS says, for people to look at."""
    if folder := os.environ.get("LINLI_SHOTS"):
        await page.screenshot(path=str(Path(folder) / f"{name}.png"))


async def legible(page: Page) -> None:
    """Elder-friendly numbers (domain study §4.1): 18 px, lines 1.3 apart, main targets 60 px, nothing cut off."""
    faults = await page.evaluate(
        """() => {
          const faults = [], seen = (node) => node.offsetParent !== null && node.getClientRects().length;
          document.querySelectorAll('body *').forEach((node) => {
            const own = Array.from(node.childNodes).some((one) => one.nodeType === 3 && one.textContent.trim());
            if (!own || !seen(node) || node.closest('.sr, script, option')) return;
            const style = getComputedStyle(node), size = parseFloat(style.fontSize);
            if (size < 17.9) faults.push(['small', node.textContent.slice(0, 20), size]);
            if (parseFloat(style.lineHeight) / size < 1.299) faults.push(['tight', node.textContent.slice(0, 20)]);
          });
          const main_ones = '#leave, #human, #call, #send, #mic, #words, .choice, .dial, .read.wide';
          document.querySelectorAll(main_ones).forEach((node) => {
            if (!seen(node)) return;
            const box = node.getBoundingClientRect(), least = Math.min(box.height, box.width);
            if (least < 59.9) faults.push(['target', node.id || node.textContent, least]);
          });
          const wide = document.documentElement.scrollWidth;
          if (wide > window.innerWidth) faults.push(['wide', wide]);
          const main = document.getElementById('scroll');
          if (main.scrollWidth > main.clientWidth) faults.push(['wide talk', main.scrollWidth]);
          return faults;
        }"""
    )
    assert faults == []


async def active(page: Page) -> str:
    """The id of what has the focus."""
    return str(await page.evaluate("document.activeElement.id || document.activeElement.className"))
