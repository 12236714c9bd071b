from playwright.async_api import Browser


async def test_draws_chinese_with_a_typeface_that_has_it(chromium: Browser) -> None:
    page = await chromium.new_page()
    await page.set_content("<meta charset=utf-8><span id=a>同行</span><br><span id=b>\ue123\ue123</span>")

    drawn, missing = [await page.locator(f"#{name}").screenshot() for name in "ab"]
    await page.close()

    assert drawn != missing
