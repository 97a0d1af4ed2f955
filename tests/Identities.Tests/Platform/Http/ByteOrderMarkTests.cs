using System.Net;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

/// <summary>A byte order mark in front of a body is skipped; a second one, or one in another place, makes the body malformed.</summary>
public sealed class ByteOrderMarkTests(Api api) : IClassFixture<Api>
{
    private const string Mark = "\uFEFF";
    private const string JsonPatch = "application/json-patch+json";

    [Theory]
    [InlineData("POST", "/api/v1/authenticate", "application/json", """{"username":"admin","password":"correct horse battery staple"}""")]
    [InlineData("POST", "/api/v1/people", "application/json", """{"aliases":[{"firstName":"Jane"}]}""")]
    [InlineData("PUT", "/api/v1/people/{person}/aliases", "application/json", """{"firstName":"Jane"}""")]
    [InlineData("PATCH", "/api/v1/people/{person}", JsonPatch, """[{"op":"add","path":"/aliases/-","value":{"firstName":"Jane"}}]""")]
    [InlineData("PATCH", "/api/v1/people/{person}", "application/merge-patch+json", """{"notes":[]}""")]
    [InlineData("POST", "/api/v1/Person", "application/json", """{"Firstname":"Jane"}""")]
    [InlineData("PUT", "/api/v1/Person/{number}", "application/json", """{"Firstname":"Jane"}""")]
    [InlineData("PATCH", "/api/v1/Person/{number}", "application/json", """{"Firstname":"Jane"}""")]
    [InlineData("PATCH", "/api/v1/Person/{number}", JsonPatch, """[{"op":"replace","path":"/Firstname","value":"Jane"}]""")]
    [InlineData("PATCH", "/api/v1/Person/{number}", "application/merge-patch+json", """{"Firstname":"Jane"}""")]
    [InlineData("POST", "/people", "application/ld+json", """{"familyName":"Doe"}""")]
    [InlineData("PUT", "/people/{person}", "application/json", """{"familyName":"Doe"}""")]
    [InlineData("PATCH", "/people/{person}", "application/merge-patch+json", """{"familyName":"Doe"}""")]
    [InlineData("POST", "/n/v1/identity", "application/json", """{"owner":{"urn":"01900000-0000-7000-8000-000000000001"}}""")]
    [InlineData("PUT", "/n/v1/identity/{person}", "application/json", """{"name":"jane"}""")]
    public async Task In_front_of_a_body_one_is_skipped(string method, string path, string type, string body)
    {
        var person = await api.Given.Person();
        var number = (await api.SuperOfficePath(person)).Split('/')[^1];
        var place = path.Replace("{person}", person, StringComparison.Ordinal).Replace("{number}", number, StringComparison.Ordinal);

        var once = await Send(Mark + body);
        var twice = await Send(Mark + Mark + body);
        var behind = await Send(body + Mark);

        Assert.InRange((int)once.Status, 200, 202);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (twice.Status, behind.Status));

        Task<Answer> Send(string sent) => api.Send(new HttpMethod(method), place, sent, ("Content-Type", type));
    }

    [Fact]
    public async Task In_front_of_lines_one_is_skipped()
    {
        const string Jane = """{"aliases":[{"firstName":"Jane"}]}""";

        var outcomes = await api.Import(Mark + Jane, Jane, Mark + Jane);
        var twice = await api.Import(Mark + Mark + Jane, Jane);
        var alone = await api.Import(Mark, Jane);

        Assert.Equal(["created", "created", "failed"], outcomes.Select(line => line.Outcome()));
        Assert.Equal(["failed", "created"], twice.Select(line => line.Outcome()));
        Assert.Equal(["created"], alone.Select(line => line.Outcome()));
    }
}
