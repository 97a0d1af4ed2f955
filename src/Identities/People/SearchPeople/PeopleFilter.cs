using Identities.Platform.Http;

namespace Identities.People.SearchPeople;

/// <summary>A search by a tag, by a custom field, or by both.</summary>
/// <param name="TagId">The tag that the people carry.</param>
/// <param name="FieldName">The custom field that they have.</param>
/// <param name="FieldText">The text that the field holds; null for any value.</param>
/// <param name="Part">For whom, as of when, and how much.</param>
internal sealed record PeopleFilter(Guid? TagId, string? FieldName, string? FieldText, SearchedPart Part)
{
    public static Input<PeopleFilter> Read(string? tagId, string? fieldName, string? fieldText, Page page, HttpContext context)
    {
        var errors = new FieldErrors();
        Guid? tag = null;

        if (tagId is not null)
        {
            tag = Uuid.TryParse(tagId, out var id) ? id : null;

            if (tag is null)
            {
                errors.Add("tagId", "Must be a UUID.");
            }
        }

        if (string.IsNullOrEmpty(fieldName) && fieldText is not null)
        {
            errors.Add("entityFieldName", "Is required beside entityFieldStringValue.");
        }
        else if (string.IsNullOrEmpty(fieldName) && tagId is null)
        {
            errors.Add("tagId", "Send tagId or entityFieldName, or both: people are found, not listed.");
        }

        if (errors.ToProblem() is { } invalid)
        {
            return invalid;
        }

        return page.Rejected(out var rejection, out var after, out var limit)
            ? rejection
            : new PeopleFilter(tag, string.IsNullOrEmpty(fieldName) ? null : fieldName, fieldText, SearchedPart.Of(after, limit, context));
    }
}
