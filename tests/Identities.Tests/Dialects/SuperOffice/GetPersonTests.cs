using System.Net;
using System.Xml.Linq;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class GetPersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_person_is_answered_whole_in_the_contracts_order_with_nulls_written_out()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Get(path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            """
            PersonId Firstname MiddleName Lastname Mrmrs Title UpdatedDate CreatedDate BirthDate CreatedBy Emails Description IsAssociate PrivatePhones
            Faxes MobilePhones OfficePhones OtherPhones Position UpdatedBy Contact Country Interests PersonNumber FullName NoMailing UsePersonAddress
            Retired Urls FormalName Address Post3 Post2 Post1 Kanalname Kanafname CorrespondingAssociate Category Business Associate Salutation
            ActiveInterests SupportAssociate TicketPriority CustomerLanguage DbiAgentId DbiKey DbiLastModified DbiLastSyncronized SentInfo
            ShowContactTickets UserInfo ChatEmails InternetPhones Source ActiveErpLinks ShipmentTypes Consents BounceEmails ActiveStatusMonitorId
            CreatedByFormId UtmParameters LeadstatusId UserDefinedFields ExtraFields CustomFields TableRight FieldProperties _Links
            """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
            answer.Json!.AsObject().Select(member => member.Key));
        Assert.Equal("0001-01-01T00:00:00", (string?)answer["BirthDate"]);
        Assert.Equal("""{"Mask":"FULL","Reason":""}""", answer["TableRight"]!.ToJsonString());
        Assert.Equal("""{"FieldRight":{"Mask":"Update","Reason":""},"FieldType":"System.String","FieldLength":99}""", answer["FieldProperties"]!["Firstname"]!.ToJsonString());
        Assert.Equal(new Uri(api.Address, path).ToString(), (string?)answer["_Links"]!["Self"]);
    }

    [Fact]
    public async Task Addresses_that_bounced_are_listed()
    {
        var path = await api.SuperOfficePerson("""{"Emails":[{"Value":"a@example.com"},{"Value":"b@example.com"}]}""");
        await api.Scalar<int>($"update emails set bounce_count = 1 where email = 'b@example.com' and person_id = '{await api.NativeId(path)}' returning 1");

        Assert.Equal("""["b@example.com"]""", (await api.Get(path))["BounceEmails"]!.ToJsonString());
    }

    [Fact]
    public async Task An_unchanged_person_answers_304()
    {
        var path = await api.SuperOfficePerson();
        var first = await api.Get(path);

        var again = await api.Get(path, ("If-Modified-Since", first.Header("Last-Modified")!));
        api.Clock.Advance(TimeSpan.FromSeconds(2));
        await api.Patch(path, """{"Firstname":"Janet"}""");
        var changed = await api.Get(path, ("If-Modified-Since", first.Header("Last-Modified")!));

        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal("", again.Text);
        Assert.Equal("Janet", (string?)changed["Firstname"]);
        Assert.Equal("private, no-cache", changed.Header("Cache-Control")!.Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/xml")]
    [InlineData("text/html, application/xml;q=0.9, */*;q=0.8")]
    [InlineData("application/json;q=0.5, text/xml")]
    public async Task XML_names_its_elements_after_members_and_types(string accept)
    {
        var path = await api.SuperOfficePerson("""
            {"Firstname":"Jane & \u0001","Emails":[{"Value":"a@example.com"}],"CustomFields":{"<k>":"v"},"Interests":[{"Id":1}],
             "Consents":[{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}]}
            """);

        var answer = await api.Get(path, ("Accept", accept));

        Assert.EndsWith("/xml", answer.MediaType, StringComparison.Ordinal);
        var person = XDocument.Parse(answer.Text).Root!;
        Assert.Equal("PersonEntityWithLinks", person.Name);
        Assert.Equal("Jane & \uFFFD", person.Element("Firstname")!.Value);
        Assert.Equal("true", person.Element("Lastname")!.Attribute(XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance"))!.Value);
        Assert.Equal("a@example.com", person.Element("Emails")!.Element("EntityElement")!.Element("Value")!.Value);
        Assert.Equal("true", person.Element("Interests")!.Elements("SelectableMDOListItem").First().Element("Selected")!.Value);
        Assert.Equal("STORE", person.Element("Consents")!.Element("ConsentInfo")!.Element("ConsentPurposeKey")!.Value);
        Assert.Equal("<k>", person.Element("CustomFields")!.Elements().Single().Element("Key")!.Value);
        Assert.Equal("v", person.Element("CustomFields")!.Elements().Single().Element("Value")!.Value);
    }

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("text/*", "text/json")]
    [InlineData("nonsense", "application/json")]
    [InlineData("application/xml;q=0, */*", "application/json")]
    [InlineData("image/png, text/json;q=0.1", "text/json")]
    public async Task JSON_is_answered_wherever_the_caller_lets_it(string accept, string mediaType)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Get(path, ("Accept", accept));

        Assert.Equal(mediaType, answer.MediaType);
        Assert.Equal("Jane", (string?)answer["Firstname"]);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("*/*;q=0")]
    [InlineData("text/html, application/pdf")]
    public async Task An_Accept_header_that_allows_no_answer_answers_406(string accept)
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Get(path, ("Accept", accept));

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.Status);
        Assert.Equal("SoNotAcceptableException", answer.ErrorType());
    }

    [Fact]
    public async Task Texts_of_lists_are_answered_in_the_callers_language()
    {
        var item = await api.Post("/api/v1/MDOList/category", """{"Name":"NO:\"Leverandør\";US:\"Supplier\"","ToolTip":"x"}""");
        var path = await api.SuperOfficePerson($$"""{"Category":{"Id":{{item["Id"]}}} }""");

        Assert.Equal("NO:\"Leverandør\";US:\"Supplier\"", await Category());
        Assert.Equal("Leverandør", await Category(("Accept-Language", "nb-NO, en;q=0.5")));
        Assert.Equal("Supplier", await Category(("Accept-Language", "nb-NO"), ("SO-Language", "en")));
        Assert.Equal("NO:\"Leverandør\";US:\"Supplier\"", await Category(("Accept-Language", "en"), ("SO-Language", "*")));
        Assert.Equal("NO:\"Leverandør\";US:\"Supplier\"", await Category(("SO-Language", "tlh")));

        async Task<string?> Category(params (string, string)[] headers) => (string?)(await api.Get(path, headers))["Category"]!["Value"];
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("4711")]
    [InlineData("99999999999")]
    [InlineData("jane")]
    public async Task A_number_that_is_nobodys_answers_404(string number)
    {
        var answer = await api.Get($"/api/v1/Person/{number}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("SoNotFoundException", answer.ErrorType());
        Assert.Equal(["Error", "ErrorType", "ErrorMessage", "ErrorSource"], answer.Json!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task The_ETag_is_the_natives_version_answers_304_and_changes_with_the_lists_that_are_shown()
    {
        var path = await api.SuperOfficePerson();
        var known = await api.Get(path);

        var same = await api.Get(path, ("If-None-Match", known.ETag!), ("If-Modified-Since", "Thu, 01 Jan 2020 00:00:00 GMT"));
        await api.Post("/api/v1/MDOList/persint", """{"Name":"Sailing"}""");
        var withMoreToChoose = await api.Get(path, ("If-None-Match", known.ETag!));

        Assert.Equal(HttpStatusCode.NotModified, same.Status);
        Assert.Equal(HttpStatusCode.OK, withMoreToChoose.Status);
        Assert.NotEqual(known.ETag, withMoreToChoose.ETag);
        Assert.Equal("Accept, Accept-Language, SO-Language, SO-TimeZone", known.Header("Vary"));
    }

    [Fact]
    public async Task A_caller_who_may_only_read_is_told_so_by_the_rights_of_the_carrier()
    {
        var path = await api.SuperOfficePerson();

        var answer = await api.Get(path, ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal("Select", (string?)answer["TableRight"]!["Mask"]);
        Assert.Equal("Read", (string?)answer["FieldProperties"]!["Firstname"]!["FieldRight"]!["Mask"]);
        Assert.Equal("Update", (string?)(await api.Get(path))["FieldProperties"]!["Firstname"]!["FieldRight"]!["Mask"]);
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403_and_another_method_405()
    {
        var path = await api.SuperOfficePerson();

        var forbidden = await api.Get(path, ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));
        var method = await api.Post(path, "{}");

        Assert.Equal((HttpStatusCode.Forbidden, "SoSentryException"), (forbidden.Status, forbidden.ErrorType()));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "SoMethodNotAllowedException"), (method.Status, method.ErrorType()));
        Assert.Contains("PATCH", method.Header("Allow"), StringComparison.Ordinal);
    }
}
