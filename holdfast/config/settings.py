"""One file of settings; what differs between places comes from the environment (see .env.example)."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from . import environment as env
from .areas import OFFERING

ROOT = env.ROOT
DATA = env.folder()
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = False
SECRET_KEY = env.text("SECRET_KEY") or env.key("secret")
LINK_KEY = env.text("HOLDFAST_LINK_KEY") or env.key("links")  # secrets of links are made from it, so none is stored
REFLECTION_KEY = env.text("HOLDFAST_REFLECTION_KEY") or env.key("reflections")  # seals private words; lost with it

PORT = int(env.text("PORT", "8000"))
HOLDFAST_URL = env.text("HOLDFAST_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
_URL = urlsplit(HOLDFAST_URL)
IS_LOOPBACK = (_URL.hostname or "") in {"127.0.0.1", "localhost", "::1"}
IS_SECURE = _URL.scheme == "https"
ALLOWED_HOSTS = sorted({_URL.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"})
CSRF_TRUSTED_ORIGINS = [f"{_URL.scheme}://{_URL.netloc}"]

OFFERING_AREAS = OFFERING  # those whose `offers` are asked when something is gathered from all of them

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # the page of security keys says "two days ago" with it
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "holdfast.web",
    "holdfast.records",
    "holdfast.reports",
    "holdfast.partnership",
    "holdfast.theory",
    "holdfast.evidence",
    "holdfast.rounds",
    "holdfast.mirror",
    "holdfast.journeys",
    "holdfast.organisations",
    "holdfast.people",
    "holdfast.audit",
    "holdfast.memory",
    "holdfast.ui",
]
# holdfast.ui stands last among ours, but its templates for signing in must win over allauth's own.
INSTALLED_APPS.remove("holdfast.ui")
INSTALLED_APPS.insert(INSTALLED_APPS.index("allauth"), "holdfast.ui")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "holdfast.config.middleware.viewer",
    "holdfast.config.middleware.refusals",
]
ROOT_URLCONF = "holdfast.config.urls"
WSGI_APPLICATION = "holdfast.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "holdfast.config.middleware.page_context",
            ],
        },
    }
]
FORM_RENDERER = "holdfast.ui.forms.Renderer"

DATABASES = {
    "default": env.database(env.text("DATABASE_URL"))
    if env.text("DATABASE_URL")
    else env.sqlite(DATA / "holdfast.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Limits on guessing and the leases of workers live here, so that they hold across processes: few are dropped for want of room.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WORK_LEASE = float(
    env.text("HOLDFAST_WORK_LEASE", "45")
)  # seconds after which a worker that says nothing counts as gone
IS_WORK_APART = env.text("HOLDFAST_WORK") == "apart"  # `holdfast work` does it, not a thread of the serving process

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "holdfast.people.access.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "holdfast.people.access.SocialAccountAdapter"
ACCOUNT_FORMS = {"login": "holdfast.people.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is known by the invitation link that was sent to it
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Holdfast"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = IS_LOOPBACK
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": env.openid_connect()}}

MAIL_SERVER = env.text("EMAIL_HOST")
IS_MAIL_SET_UP = bool(MAIL_SERVER)
EMAIL_BACKEND = "django.core.mail.backends." + ("smtp" if IS_MAIL_SET_UP else "dummy") + ".EmailBackend"
EMAIL_HOST = MAIL_SERVER
EMAIL_PORT = int(env.text("EMAIL_PORT", "587"))
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "holdfast@localhost")

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("cy", _("Welsh"))]  # Welsh: the pages for answering
LOCALE_PATHS = [ROOT / "holdfast" / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 60 * 60 * 10
CSRF_COOKIE_AGE = None  # a session-only cookie: people who answer keep nothing
CSRF_FAILURE_VIEW = "holdfast.web.views.errors.csrf_failed"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_SSL_REDIRECT = False  # the proxy does that
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("HOLDFAST_BEHIND_PROXY") else None
# Nothing goes to other houses. With "no-referrer" browsers send "Origin: null" with forms, which is refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
LEAVE_FAST_URL = env.text("HOLDFAST_LEAVE_FAST_URL", "https://www.bbc.co.uk/weather")

# Paths of people who answer hold their secret: no log line may carry one.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_secrets": {"()": "holdfast.config.logging.NoSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_secrets"]}},
    "root": {"handlers": ["console"], "level": env.text("HOLDFAST_LOG_LEVEL", "WARNING")},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
