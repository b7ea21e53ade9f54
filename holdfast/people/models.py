import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Users(BaseUserManager["User"]):
    """Finds and makes users. An e-mail address is one person's, however it is capitalised."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=str(username).strip().casefold())

    def create_user(self, email: str, *, name: str, password: str | None = None) -> "User":
        user = self.model(email=email.strip().casefold(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody with an account. Being a user gives no rights: taking part in a journey does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    is_sample = models.BooleanField(default=False)  # one of the cast of the demonstration
    wants_digest = models.BooleanField(default=True)
    digest_sent_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = Users()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(email=""), name="user_has_email")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.email = self.email.strip().casefold()
        super().save(*args, **kwargs)
