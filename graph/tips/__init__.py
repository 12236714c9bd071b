"""Tips in points: thanks that can be counted. Points are no money, cannot be bought, paid out or changed into any."""
