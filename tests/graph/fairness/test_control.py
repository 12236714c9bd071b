from graph.fairness.control import Controller, Policy

POLICY = Policy(every=100)


def controller(creators: int = 200) -> Controller:
    found = Controller(POLICY)
    for creator in range(creators):
        found.head.join(creator)
    return found


def test_price_rises_while_the_head_takes_too_much() -> None:
    steered = controller()

    prices = [steered.record([0] * 100, 200).price for _ in range(6)]

    assert prices[0] == 0, "fewer plays than creators say nothing yet"
    assert prices[1:] == sorted(prices[1:])
    assert prices[-1] > prices[1]


def test_price_falls_to_nothing_when_plays_are_even() -> None:
    steered = controller()
    steered.record([0] * 600, 1_200)

    for _ in range(100):
        steered.record(range(200), 400)

    assert steered.coefficient.price == 0
    assert steered.coefficient.share < POLICY.target


def test_price_has_a_bound() -> None:
    steered = controller()

    steered.record([0] * 100_000, 200_000)

    assert steered.coefficient.price == POLICY.most


def test_publishes_the_exact_share_and_the_rate() -> None:
    steered = controller()

    found = steered.record([0] * 50 + list(range(1, 151)), 400)

    assert found.share == float(steered.head.share()) == 51 / 200
    assert found.rate == 0.5
    assert found.plays == 200
