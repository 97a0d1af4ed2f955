using System.Net;
using System.Text;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class UploadMediaObjectTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("png", "image/png")]
    [InlineData("jpeg", "image/jpeg")]
    [InlineData("webp", "image/webp")]
    public async Task A_picture_is_kept_as_it_came_under_the_type_that_its_content_has(string kind, string mediaType)
    {
        var picture = Uploads.Picture(kind);

        var answer = await api.Upload(picture, "text/html");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var id = (string)answer["id"]!;
        Assert.Equal(
            $$"""{"@context":"/contexts/MediaObject","@id":"/media_objects/{{id}}","@type":"MediaObject","id":"{{id}}","contentUrl":"/media_objects/{{id}}"}""",
            answer.Text);
        Assert.Equal($"/media_objects/{id}", answer.Header("Location"));
        Assert.Equal(mediaType, (await api.Get($"/media_objects/{id}")).MediaType);
        Assert.Equal(Convert.ToHexStringLower(picture), await api.Scalar<string>($"select encode(bytes, 'hex') from media_objects where media_object_id = '{id}'"));
    }

    [Fact]
    public async Task An_upload_is_logged_without_its_bytes()
    {
        var id = (string)(await api.Upload(Uploads.Picture("png")))["id"]!;

        var change = Assert.Single((await api.Get("/api/v1/changes?newestFirst=true&limit=1")).Json!.AsArray())!;

        Assert.Equal(("mediaObjects", id, "rogerroger"), ((string?)change["item"], (string?)change["itemId"], (string?)change["surface"]));
        Assert.Equal("image/png", (string?)change["after"]!["mediaType"]);
        Assert.Null(change["after"]!["bytes"]);
    }

    [Fact]
    public async Task A_person_shows_where_the_picture_is_and_never_the_avatar()
    {
        var picture = (string)(await api.Upload(Uploads.Picture("png")))["@id"]!;

        var person = await api.Post("/people", $$"""{"familyName":"Doe","avatar":"{{picture}}","avatarUrl":"/elsewhere"}""");

        Assert.Equal(picture, (string?)person["avatarUrl"]);
        Assert.False(person.Json!.AsObject().ContainsKey("avatar"));
        Assert.Equal("image/png", (await api.Get((string)person["avatarUrl"]!)).MediaType);
    }

    [Fact]
    public async Task The_part_file_counts_among_others_and_of_several_the_last()
    {
        var body = Uploads.Form(("note", "x"u8.ToArray()), ("file", "no picture"u8.ToArray()), ("file", Uploads.Picture("png")), ("file2", "x"u8.ToArray()));

        var answer = await api.SendBytes(HttpMethod.Post, "/media_objects", body, Uploads.FormType);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Fact]
    public async Task A_picture_of_5_MiB_is_taken_and_one_byte_more_breaks_the_rule()
    {
        var largest = new byte[5 * 1024 * 1024];
        Uploads.Picture("png").CopyTo(largest, 0);

        Assert.Equal(HttpStatusCode.Created, (await api.Upload(largest)).Status);
        Assert.Equal(["file: The file is too large (5.00 MiB). Allowed maximum size is 5 MiB."], (await api.Upload([.. largest, 0])).BrokenRules());
    }

    [Fact]
    public async Task A_body_over_6_MiB_answers_413()
    {
        var answer = await api.Upload(new byte[6 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("The body is over 6 MiB.", answer.ErrorDetail());
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("GIF89a\u0001\u0001")]
    [InlineData("RIFF\u0004\0\0\0WEBP")]
    [InlineData("\u0089PNG\r\n\u001a\n")]
    [InlineData("ÿØÿ")]
    public async Task What_is_no_picture_by_its_content_breaks_the_rule_whatever_it_is_called(string content)
    {
        var answer = await api.Upload(Encoding.Latin1.GetBytes(content), "image/png");

        Assert.Equal(["file: The file is no picture of these types: \"image/png\", \"image/jpeg\", \"image/webp\"."], answer.BrokenRules());
    }

    [Fact]
    public async Task An_empty_file_breaks_the_rule()
    {
        Assert.Equal(["file: An empty file is not allowed."], (await api.Upload([])).BrokenRules());
    }

    [Fact]
    public async Task A_form_without_the_part_answers_400()
    {
        var answer = await api.SendBytes(HttpMethod.Post, "/media_objects", Uploads.Form(("picture", Uploads.Picture("png"))), Uploads.FormType);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("\"file\" is required", answer.ErrorDetail());
    }

    [Theory]
    [InlineData("no form at all")]
    [InlineData("--boundary\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ncut off")]
    [InlineData("--boundary\r\n: \r\n\r\n\r\n--boundary--")]
    [InlineData("")]
    public async Task A_form_that_cannot_be_read_answers_400(string body)
    {
        var answer = await api.SendBytes(HttpMethod.Post, "/media_objects", Encoding.Latin1.GetBytes(body), Uploads.FormType);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.ErrorDetail());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("image/png")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/mixed; boundary=boundary")]
    public async Task Another_media_type_answers_415(string mediaType)
    {
        var answer = await api.SendBytes(HttpMethod.Post, "/media_objects", Uploads.Picture("png"), ("Content-Type", mediaType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Contains("multipart/form-data", answer.ErrorDetail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Upload(Uploads.Picture("png"), headers: ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}

/// <summary>Pictures and forms, as small as they can be.</summary>
internal static class Uploads
{
    public static readonly (string, string) FormType = ("Content-Type", "multipart/form-data; boundary=boundary");

    public static byte[] Picture(string kind) => kind switch
    {
        "png" => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        "jpeg" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xFF, 0xD9],
        _ => [.. "RIFF"u8, 20, 0, 0, 0, .. "WEBPVP8L"u8, 8, 0, 0, 0, 0x2F, 0, 0, 0, 0, 0, 0, 0],
    };

    public static Task<Answer> Upload(this Api api, byte[] file, string mediaType = "image/png", params (string Name, string Value)[] headers)
        => api.SendBytes(HttpMethod.Post, "/media_objects", Form(mediaType, ("file", file)), [FormType, .. headers]);

    public static byte[] Form(params (string Name, byte[] Content)[] parts) => Form("image/png", parts);

    private static byte[] Form(string mediaType, params (string Name, byte[] Content)[] parts)
    {
        using var body = new MemoryStream();

        foreach (var (name, content) in parts)
        {
            body.Write(Encoding.ASCII.GetBytes(
                $"--boundary\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}.html\"\r\nContent-Type: {mediaType}\r\n\r\n"));
            body.Write(content);
            body.Write("\r\n"u8);
        }

        body.Write("--boundary--\r\n"u8);
        return body.ToArray();
    }
}
