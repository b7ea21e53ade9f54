from . import adapting, claims, cycles, home, measures

app_name = "evidence"
urlpatterns = [
    *home.urlpatterns,
    *measures.urlpatterns,
    *cycles.urlpatterns,
    *claims.urlpatterns,
    *adapting.urlpatterns,
]
