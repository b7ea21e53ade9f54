from . import adapting, claims, home, measures

app_name = "evidence"
urlpatterns = [*home.urlpatterns, *measures.urlpatterns, *claims.urlpatterns, *adapting.urlpatterns]
