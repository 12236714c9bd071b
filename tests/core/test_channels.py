import asyncio

from core.channels import Channels, channels_of
from core.ids import new_id
from core.redis import RedisClient
from stack import Stack


async def test_word_on_a_channel_rings_its_bells_alone(redis: RedisClient) -> None:
    here, there = f"kindred:test:{new_id()}", f"kindred:test:{new_id()}"
    channels = channels_of(redis)

    async with channels.listen(here) as first, channels.listen(here) as second, channels.listen(there) as other:
        await redis.publish(here, b"{}")

        assert all(await asyncio.gather(first.wait(2), second.wait(2)))
        assert not await other.wait(0.1)
        assert not await first.wait(0.1)


async def test_word_before_waiting_is_not_lost_and_many_are_one(redis: RedisClient) -> None:
    name = f"kindred:test:{new_id()}"

    async with channels_of(redis).listen(name) as bell:
        for _ in range(5):
            await redis.publish(name, b"{}")
        await asyncio.sleep(0.1)

        assert await bell.wait(1)
        assert not await bell.wait(0.1)


async def test_many_listeners_share_one_connection_that_ends_with_the_last(redis: RedisClient) -> None:
    channels = Channels(redis)
    names = [f"kindred:test:{new_id()}" for _ in range(100)]

    async def hear(name: str) -> bool:
        async with channels.listen(name) as bell:
            return await bell.wait(5)

    before = len(await redis.client_list(_type="pubsub"))
    listening = [asyncio.create_task(hear(name)) for name in names]
    while (await redis.pubsub_numsub(names[-1]))[0][1] == 0:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    during = len(await redis.client_list(_type="pubsub"))
    for name in names:
        await redis.publish(name, b"{}")

    assert all(await asyncio.gather(*listening))
    assert during - before == 1
    await asyncio.sleep(0.05)
    assert len(await redis.client_list(_type="pubsub")) == before


async def test_bells_ring_after_redis_was_killed_and_hear_again(redis: RedisClient, stack: Stack) -> None:
    name = f"kindred:test:{new_id()}"

    async with channels_of(redis).listen(name) as bell:
        stack.kill("redis")
        assert await bell.wait(15)
        await asyncio.to_thread(stack.wait_ready, "redis")
        await asyncio.sleep(1)
        await redis.publish(name, b"{}")

        assert await bell.wait(5)
