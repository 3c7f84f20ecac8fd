"""The weather in a city: an asynchronous request behind `bind`. Choose quickly; only the last answer is shown."""

import os

import aiohttp

import transom as tr

SERVICE = os.environ.get("WEATHER_SERVICE", "https://api.open-meteo.com/v1/forecast")
CITIES = {
    "Berlin": (52.52, 13.41),
    "Lima": (-12.05, -77.04),
    "Nairobi": (-1.29, 36.82),
    "Wellington": (-41.29, 174.78),
}

city = tr.widgets.Select(label="City", options=CITIES)


async def weather(place):
    latitude, longitude = place
    query = {"latitude": latitude, "longitude": longitude, "current": "temperature_2m,wind_speed_10m"}
    async with aiohttp.ClientSession() as client, client.get(SERVICE, params=query) as answer:
        answer.raise_for_status()
        now = (await answer.json())["current"]
    return f"**{now['temperature_2m']} °C**, wind {now['wind_speed_10m']} km/h"


tr.Column(city, tr.bind(weather, city)).servable("Weather")
