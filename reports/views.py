from django.http import HttpRequest, HttpResponse


def home(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("placeholder")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("placeholder", status=404)
