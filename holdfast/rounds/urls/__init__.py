from . import answering, guides, leading, pictures

app_name = "rounds"
urlpatterns = [*leading.urlpatterns, *answering.urlpatterns, *pictures.urlpatterns, *guides.urlpatterns]
