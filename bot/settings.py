"""What an operator sets, from the environment or ``.env``; a wrong setting stops the start with one sentence."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent.parent
_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,100}")


class SettingError(Exception):
    """A setting is missing or wrong; the message names it and says what to write."""


class Settings(BaseSettings):
    """Every name is ``LINLI_<NAME>`` in the environment; ``.env.example`` says the same with comments."""

    model_config = SettingsConfigDict(env_prefix="LINLI_", env_file=".env", extra="forbid", frozen=True)

    centre: Annotated[Path, Field(description="the folder with the centre's pages")]
    database: Annotated[str, Field(description="sqlite:///data/linli.db or postgresql://user@host/name")]
    keys: Annotated[Path, Field(description="the file with the master keys, made by `linli init-db`")]
    host: Annotated[str, Field(description="the address to listen on")] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535, description="the port to listen on")] = 8080
    public_url: Annotated[str, Field(description="how residents reach it, https://…; empty on one machine")] = ""
    leave_to: Annotated[str, Field(description="where 快速离开 leads: a page nobody wonders about")] = "about:blank"
    embed_on: Annotated[str, Field(description="sites that may embed the chat, separated by spaces")] = ""
    open_doors_by: Annotated[
        str, Field(description="name of the person who opens the doors although `linli ready` lists lacks")
    ] = ""

    residents_token: Annotated[SecretStr, Field(description="the residents' bot, as @BotFather gives it")] = SecretStr(
        ""
    )
    desk_token: Annotated[SecretStr, Field(description="the staff's bot, another one of @BotFather's")] = SecretStr("")
    telegram_by: Annotated[
        Literal["polling", "webhook"], Field(description="polling, or webhook (needs LINLI_PUBLIC_URL with https)")
    ] = "polling"
    telegram_api: Annotated[str, Field(description="where the Bot API is")] = "https://api.telegram.org"
    telegram_details: Annotated[
        Literal["chat", "link"],
        Field(
            description="chat: after 接单 the details go to the worker's private chat; link: only a link to the desk"
        ),
    ] = "chat"

    loud_url: Annotated[
        str, Field(description="the gateway that rings staff, https://…; empty where there is none")
    ] = ""
    loud_token: Annotated[SecretStr, Field(description="what the gateway knows us by, sent as a bearer token")] = (
        SecretStr("")
    )
    loud_secret: Annotated[
        SecretStr, Field(description="what the gateway signs its reports with, 16 characters or more")
    ] = SecretStr("")
    loud_by: Annotated[
        Literal["voice", "sms"], Field(description="voice: telephones are rung; sms: text messages are sent")
    ] = "voice"

    @field_validator("loud_url")
    @classmethod
    def _plain_gateway(cls, value: str) -> str:
        if value and not value.startswith(("https://", "http://127.0.0.1:")):
            raise ValueError("write https://NAME/PATH: a telephone number must not travel in the open")
        return value

    @field_validator("loud_secret")
    @classmethod
    def _long_secret(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < 16:
            raise ValueError("write 16 characters or more")
        return value

    @model_validator(mode="after")
    def _whole_gateway(self) -> Self:
        if self.loud_url and not self.loud_secret.get_secret_value():
            raise ValueError(
                "LINLI_LOUD_URL needs LINLI_LOUD_SECRET: without signed reports no call is known to be answered"
            )
        return self

    @field_validator("residents_token", "desk_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not _TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("it does not look like a token; copy the whole line that @BotFather gave")
        return value

    @field_validator("telegram_api")
    @classmethod
    def _plain_api(cls, value: str) -> str:
        if not value.startswith(("https://", "http://127.0.0.1")):
            raise ValueError("write https://NAME")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _two_bots(self) -> Self:
        mine, theirs = (one.get_secret_value() for one in (self.residents_token, self.desk_token))
        if mine and theirs and mine.partition(":")[0] == theirs.partition(":")[0]:
            raise ValueError(
                "LINLI_RESIDENTS_TOKEN and LINLI_DESK_TOKEN are the same bot; ask @BotFather for a second one (/newbot)"
            )
        local = self.telegram_api.startswith("http://127.0.0.1")
        if self.telegram_by == "webhook" and not (self.secure or (local and self.public_url)) and (mine or theirs):
            raise ValueError("LINLI_TELEGRAM_BY=webhook needs LINLI_PUBLIC_URL with https")
        return self

    @field_validator("database")
    @classmethod
    def _known_database(cls, value: str) -> str:
        try:
            database = make_url(value).database if value.startswith(("sqlite:///", "postgresql://")) else None
        except (ArgumentError, ValueError):  # a port that is no number
            database = None
        if database in {None, "", ":memory:"}:
            raise ValueError("write sqlite:///PATH or postgresql://USER@HOST/NAME")
        return value

    @field_validator("public_url")
    @classmethod
    def _plain_url(cls, value: str) -> str:
        if value and not value.startswith(("https://", "http://")):
            raise ValueError("write https://NAME, without a path")
        return value.rstrip("/")

    @property
    def bots(self) -> tuple[str, ...]:
        """The messenger's bots that are used: ``residents``, ``desk``."""
        tokens = {"residents": self.residents_token, "desk": self.desk_token}
        return tuple(name for name, token in tokens.items() if token.get_secret_value())

    @property
    def loud(self) -> str:
        """How a gateway reaches staff: ``voice``, ``sms``; "" where there is none."""
        return self.loud_by if self.loud_url else ""

    @property
    def secure(self) -> bool:
        """Whether cookies may travel by https only."""
        return self.public_url.startswith("https://")


def read_settings(env_file: Path | None = None) -> Settings:
    """The settings. Raises SettingError naming the first one that is missing or wrong."""
    try:
        return Settings(_env_file=env_file or ".env")
    except ValidationError as error:
        first = error.errors()[0]
        name = f"LINLI_{first['loc'][0]}".upper() if first["loc"] else "a setting"
        field = Settings.model_fields.get(str(first["loc"][0])) if first["loc"] else None
        hint = f" It is {field.description}." if field is not None and field.description else ""
        if first["type"] == "missing":
            raise SettingError(f"{name} is not set; write it into .env (see .env.example).{hint}") from None
        if first["type"] == "extra_forbidden":
            raise SettingError(f"{name} is not a setting Linli knows; see .env.example.") from None
        reason = str(first["msg"]).removeprefix("Value error, ")
        if not first["loc"]:
            raise SettingError(f"{reason}.") from None
        raise SettingError(f"{name} cannot be used: {reason}.{hint}") from None
